"""What the kit's components are given: plain frozen records, made by the pages.

No component reaches for anything it was not handed, so a template cannot leak. Sentences
arrive already in the reader's language; instants arrive in UTC and are shown in Karachi's
time. Nothing here is a model, a form or a request.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Confidence = Literal["verified", "secondary", "unverified"]
DutyClass = Literal["legal", "clinical", "standard"]
DutyState = Literal[
    "open", "contested", "met", "met_late", "missed", "waived", "fell_away", "guidance"
]
Tone = Literal["plain", "accent", "good", "soon", "late", "wish", "quiet"]
NoticeKind = Literal["info", "good", "warn", "stop"]
StepState = Literal["done", "now", "todo", "error"]
CellKind = Literal["text", "reference", "number", "tag", "clock"]
FieldKind = Literal[
    "text", "words", "phone", "number", "select", "radio", "checks", "tick", "when", "secret",
    "reference", "hidden",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer somebody may choose; `hint` is a short line below it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do next. A `post` is drawn as a small form with a fresh token."""

    label: str
    url: str
    method: Literal["get", "post"] = "get"
    primary: bool = False
    key: str = ""
    icon: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """On what a duty or bar rests, as shown to whoever must obey it."""

    text: str
    source: str = ""
    confidence: Confidence = "verified"
    confirmed_on: date | None = None
    # The page of the rule itself.
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing owed: what, whose, by when, why.

    `at_once` is for duties whose law gives no figure: the clock then reads "at once", and
    "late" only after `due_at`. `note` says why it is contested, waived or fell away. `warned`
    says, where it must stand out, how much of its time has gone.
    """

    title: str
    duty_class: DutyClass
    state: DutyState
    owner: str
    authority: Authority
    due_at: datetime | None = None
    done_at: datetime | None = None
    at_once: bool = False
    counted: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""
    warned: str = ""
    warned_tone: Tone = "accent"
    reference: str = ""
    reference_url: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One thing forbidden here, and by what."""

    title: str
    authority: Authority
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of what happened. `corrected` strikes it through and says why."""

    title: str
    happened_at: datetime
    recorded_at: datetime
    by: str
    happened_until: datetime | None = None
    details: tuple[tuple[str, str], ...] = ()
    corrected: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedName:
    """A name that is kept. `id` is unique on the page; the form posts `purpose` to the url."""

    id: str
    label: str
    reveal_url: str
    purposes: tuple[Option, ...]
    values: tuple[tuple[str, str], ...] = ()
    refused: str = ""
    # Where a second factor is given anew, when that is what it was refused for.
    again_url: str = ""
    # What is read at length opens on a page of its own, by a press and not in place.
    at_length: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is opened for reading: until when, for what, by whom; then it masks itself."""

    seconds: int
    until: datetime
    purpose: str
    back_url: str
    # Who reads and when: drawn faintly over the page and the paper, so that a picture of it
    # leads back to a screen.
    mark: str
    # A page with a form on it keeps what is typed; only the words are masked.
    keeps_page: bool = False

    @property
    def mark_width(self) -> int:
        """How wide the mark is at most, in pixels, so that no letter of it is cut off."""
        return 40 + 9 * len(self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedName:
    """What a reveal answers with: the value, for a few seconds, and the mask it returns to."""

    masked: MaskedName
    value: str
    seconds: int = 30
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell. For `clock`, give the duty instead of a text; `tone` colours a tag."""

    text: str = ""
    kind: CellKind = "text"
    href: str = ""
    tone: Tone = "plain"
    note: str = ""
    duty: Duty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a register; `wide` takes the room that is left."""

    label: str
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What stands where nothing is: why it is empty, and what can be done."""

    title: str
    text: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchBox:
    """A search over a register. It posts, so that no reference stays in an address bar."""

    url: str
    label: str
    value: str = ""
    hint: str = ""
    name: str = "q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A list as a paper register has it: reference, date, stage; never anything from a name."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: Empty
    newer_url: str = ""
    older_url: str = ""
    search: SearchBox | None = None
    count: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form with its answer so far. `inputmode` etc. follow from `kind`.

    `value` is for single answers, `chosen` for checks; for `when`, `value` is the day as
    typed, `time` the hour as typed and `chosen` holds the certainty.
    """

    name: str
    label: str
    id: str = ""
    kind: FieldKind = "text"
    value: str = ""
    chosen: tuple[str, ...] = ()
    time: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    errors: tuple[str, ...] = ()
    required: bool = False
    limit: int | None = None
    rows: int = 5
    autocomplete: str = "off"
    language: str = ""
    disabled: bool = False
    autofocus: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of a long form or page, for the list beside it."""

    label: str
    url: str
    state: StepState = "todo"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarOfChart:
    """One bar: `text` is what is printed for the value (it may be a suppressed '<5')."""

    label: str
    value: float
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A bar chart that always stands beside its table, with its definition and source."""

    title: str
    unit: str
    bars: tuple[BarOfChart, ...]
    definition: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """The head of a paper. A discreet slip leaves unit and officer empty."""

    title: str
    reference: str = ""
    unit: str = ""
    officer: str = ""
    made_at: datetime | None = None
    copy: str = ""
    # The number of this print in the register of what left.
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One place in the header; `key` is its single-letter shortcut."""

    label: str
    url: str
    here: bool = False
    key: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What the frame of a page shows about who is here. The door puts it on the request."""

    unit: str
    role: str
    officer: str
    nav: tuple[NavItem, ...] = ()
    home_url: str = "/"
    find_url: str = ""
    new_contact_url: str = ""
    sign_out_url: str = ""
    lock_url: str = ""
    # Where the page says that somebody is there, proves it anew, and shows her own sign-in.
    here_url: str = ""
    again_url: str = ""
    own_url: str = ""
    # Whoever acts here sits in a practice unit; every page says so.
    is_practice: bool = False
    # How many rules nobody signed off for this province, of how many.
    unsigned_rules: tuple[int, int] = (0, 0)
