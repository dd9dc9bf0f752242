"""Where a draft lives, for how long, and for which one reason it is opened. Pure.

A draft belongs to a contact, not yet to a case, so the table of standing cannot speak of it.
Its rule is one line: whoever wrote it, in the posting in which she wrote it, within a day.
"""

from datetime import timedelta
from uuid import UUID

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.envelope import Place

FIELD = "draft"
DATA_CLASS = DataClass.C4
PURPOSE = "continue_draft"
KEPT_FOR = timedelta(hours=24)


def place_of(row: UUID, contact_id: UUID, author_id: UUID, province: str) -> Place:
    """This will say where a draft lives: bound to its contact, its writer and its row."""
    return Place(
        row=row,
        case_id=contact_id,
        subject=author_id,
        field=FIELD,
        data_class=DATA_CLASS.value,
        province=province,
    )
