"""The kit's few signs, drawn for it: paths on a 20 by 20 field, stroked in the text's colour.

A sign never stands alone: the words beside it say the same.
"""

from dataclasses import dataclass

PATHS: dict[str, tuple[str, ...]] = {
    "done": ("M4 10.5l4 4 8-9",),
    "clock": ("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14z", "M10 6v4l3 2"),
    "late": ("M10 3l8 14H2z", "M10 8v4", "M10 14.4v.2"),
    "wish": ("M3 4h14v9H9l-4 4v-4H3z",),
    "waived": ("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14z", "M6.5 10h7"),
    "gone": ("M5 5l10 10", "M15 5L5 15"),
    "kept": ("M5 9h10v8H5z", "M7 9V6.5a3 3 0 0 1 6 0V9"),
    "eye": (
        "M2 10c2-3.5 4.7-5 8-5s6 1.5 8 5c-2 3.5-4.7 5-8 5s-6-1.5-8-5z",
        "M10 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4z",
    ),
    "print": ("M6 7V3h8v4", "M4 7h12v7h-2", "M4 7v7h2", "M6 12h8v5H6z"),
    "find": ("M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z", "M12.7 12.7L17 17"),
    "add": ("M10 4v12", "M4 10h12"),
    "info": ("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14z", "M10 9v5", "M10 6.2v.2"),
    "stop": ("M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7z", "M6.5 10h7"),
    "undo": ("M7 4L3.5 7.5L7 11", "M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8"),
    "out": ("M9 4H4v12h5", "M8 10h9", "M14 7l3 3l-3 3"),
    "keys": ("M2.5 5h15v10h-15z", "M5.5 8.2v.1", "M8.5 8.2v.1", "M11.5 8.2v.1", "M14.5 8.2v.1",
             "M6.5 12h7"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn. The word for it is in the template, where it is translated."""

    sign: str
    tone: str


STATE: dict[str, Look] = {
    "open": Look("clock", "open"),
    "contested": Look("wish", "wish"),
    "met": Look("done", "good"),
    "met_late": Look("done", "quiet"),
    "missed": Look("late", "late"),
    "waived": Look("waived", "quiet"),
    "fell_away": Look("gone", "quiet"),
    "guidance": Look("info", "open"),
}
NOTICE: dict[str, str] = {"info": "info", "good": "done", "warn": "late", "stop": "stop"}
