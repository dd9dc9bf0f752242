"""Where a draft lives, for how long, and for which one reason it is opened. Pure.

A draft belongs to a contact, not yet to a case, so the table of standing cannot speak of it.
Its rule is one line: whoever wrote it, in the posting in which she wrote it, within a day.
"""

from datetime import timedelta
from uuid import UUID

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.envelope import KeyPlace, Place

FIELD = "draft"
TABLE = "confidentiality_draft"
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
        data_key=row,
        table=TABLE,
    )


def key_place_of(place: Place) -> KeyPlace:
    """This will say where a draft's data key lives: in the draft's own row, and it goes with it."""
    return KeyPlace(
        place.row, place.case_id, place.subject, place.data_class, place.province, table=TABLE
    )
