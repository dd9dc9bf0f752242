"""Everything that is stored as a code has a name that people read, in English and in Urdu."""

from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from amaan.kernel import clock
from amaan.protocol import codes, facts
from amaan.web.case import questions, words
from amaan.web.case.forms import FROM_THE_TIME, Choices, RecordForm
from amaan.web.kit import words as kit_words

HERE = Path(words.__file__).parent
# Parts of other lists, not lists of their own.
PARTS = {"CHILD_BANDS", "UNDER_16_BANDS", "SEXUAL_ACTS", "FAILURES_OF_RESPONSE",
         "FAILURES_OF_SYSTEM", "FAILURES_OF_IMAGE"}  # fmt: skip
LISTS = {
    name: value
    for name, value in vars(codes).items()
    if isinstance(value, frozenset) and name not in PARTS
}


def _in_urdu() -> dict[str, str]:
    known: dict[str, str] = {}
    for where in (HERE.parent / "kit", HERE):
        path = where / "locale" / "ur" / "LC_MESSAGES" / "django.po"
        with path.open("rb") as source:
            for message in read_po(source, locale="ur"):
                known[str(message.id)] = str(message.string)
    return known


URDU = _in_urdu()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_code_has_a_label_in_both_languages(name: str) -> None:
    labels = kit_words.LISTS[name.lower()]
    assert set(LISTS[name]) <= set(labels)
    for code, label in labels.items():
        with translation.override("en"):
            english = str(label)
        assert english.strip(), code
        assert any("\u0600" <= letter <= "\u06ff" for letter in URDU.get(english, "")), english


@pytest.mark.parametrize("kind", sorted(facts.KINDS))
def test_every_kind_of_entry_has_a_title_in_both_languages(kind: str) -> None:
    title = facts.KINDS[kind].title
    assert title
    assert any("\u0600" <= letter <= "\u06ff" for letter in URDU.get(title, "")), title


@pytest.mark.parametrize("kind", sorted(facts.KINDS))
def test_every_detail_of_an_entry_has_its_question(kind: str) -> None:
    # What ties one entry to another is shown to nobody, so nothing asks for it.
    shown = [d.name for d in fields(facts.KINDS[kind]) if d.name not in words.HIDDEN_DETAILS]
    assert [
        n for n in shown if (kind, n) not in questions.DETAILS_OF and n not in questions.DETAILS
    ] == []


def test_what_is_an_act_of_its_own_is_not_written_by_hand() -> None:
    own_acts = {"complaint.received", "conflict.declared", "case.taken_over", "duty.waived"}
    assert not own_acts & set(words.BY_HAND)
    assert set(words.BY_HAND) | words.NOT_BY_HAND == set(facts.KINDS)


@pytest.mark.parametrize("kind", sorted(words.BY_HAND))
def test_whatever_an_entry_must_say_is_asked_for_where_it_is_written_by_hand(kind: str) -> None:
    asked = RecordForm(kind, now=clock.now(), choices=Choices()).fields
    must = {
        d.name for d in fields(facts.KINDS[kind])
        if d.default is MISSING and d.default_factory is MISSING
    }  # fmt: skip
    assert must - {FROM_THE_TIME} <= set(asked)
