"""A list in JSON is the same table as the cells of a spreadsheet."""

import json

import pytest

from amaan.kernel.tables import Column, ColumnsMissing, NotATable, TooLong, read_table

TICKET, NUMBER = Column("ticket", "Ticket", "ٹکٹ"), Column("count", "Count", "تعداد", must=False)
COLUMNS = (TICKET, NUMBER)


def rows(text: str) -> list[tuple[int, str, str]]:
    return [(row.line, row["ticket"], row["count"]) for row in read_table(text, COLUMNS).rows]


def test_a_list_of_objects_is_read_like_lines_and_urdu_keys_are_understood() -> None:
    sent = [{"Ticket": "15-1", "count": 2}, {"Ticket": "15-2"}, {"ٹکٹ": "x", "Ticket": None}]
    assert rows(json.dumps(sent)) == [(1, "15-1", "2"), (2, "15-2", ""), (3, "", "")]
    assert rows("Ticket,Count\n15-1,2\n")[0][1:] == ("15-1", "2")


def test_true_and_false_are_yes_and_no() -> None:
    assert rows('[{"ticket": "1", "count": true}, {"ticket": "2", "count": false}]') == [
        (1, "1", "yes"),
        (2, "2", "no"),
    ]


@pytest.mark.parametrize("text", ["{}", "[]", "[1]", '[{"ticket": "1"', "[" * 100_000])
def test_what_is_no_list_of_objects_is_no_table(text: str) -> None:
    with pytest.raises(NotATable):
        read_table(text, COLUMNS)


def test_a_missing_column_and_too_many_rows_are_said() -> None:
    with pytest.raises(ColumnsMissing, match="Ticket / ٹکٹ"):
        read_table('[{"count": 1}]', COLUMNS)
    with pytest.raises(TooLong):
        read_table(json.dumps([{"ticket": str(n)} for n in range(2_001)]), COLUMNS)
