"""A rule binds in a province only as the text that somebody there signed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amaan.law import signoff
from amaan.law.reading import BrokenLaw
from amaan.law.signoff import SignOff, Text

SIGNED = SignOff(
    rule="fir_at_once",
    digest="0123456789abcdef",
    province="PB",
    by='Ayesha "A." Malik',
    post="Deputy prosecutor general",
    on=date(2026, 12, 1),
    scope="All stations of the province",
    version="a123456789abcdef",
)
AS_SIGNED = Text(SIGNED.digest, SIGNED.version)


def written(tmp_path: Path, text: str, name: str = "PB.toml") -> Path:
    folder = tmp_path / signoff.FOLDER
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_practice_rules_are_signed_by_nobody() -> None:
    assert signoff.load().every == ()
    assert signoff.load().standing("fir_at_once", Text("0" * 16, "0" * 16), "PB") == "unsigned"


def test_a_signature_written_down_is_read_again_as_it_was(tmp_path: Path) -> None:
    assert signoff.load(written(tmp_path, SIGNED.as_text())).every == (SIGNED,)


def test_a_signature_covers_the_text_that_was_signed_and_no_other(tmp_path: Path) -> None:
    signed = signoff.load(written(tmp_path, SIGNED.as_text()))
    assert signed.standing("fir_at_once", AS_SIGNED, "PB") == "signed"
    assert signed.standing("fir_at_once", AS_SIGNED._replace(digest="f" * 16), "PB") == "reworded"
    assert signed.standing("fir_at_once", Text("f" * 16, "e" * 16), "PB") == "changed"
    assert signed.standing("fir_offered", AS_SIGNED, "PB") == "unsigned"
    other = Text("f" * 16, "e" * 16)
    assert signed.binding({"fir_at_once": AS_SIGNED, "x": other}, "PB") == {"fir_at_once"}


def test_a_signature_from_before_versions_were_kept_binds_its_text_alone(tmp_path: Path) -> None:
    signed = signoff.gathered([replace(SIGNED, version="")])
    assert signed.standing("fir_at_once", AS_SIGNED, "PB") == "signed"
    assert signed.standing("fir_at_once", AS_SIGNED._replace(digest="f" * 16), "PB") == "changed"


def test_a_signature_that_was_taken_back_binds_no_more_until_somebody_signs_again() -> None:
    taken_back = replace(SIGNED, withdrawn=True)
    signed = signoff.gathered([SIGNED, taken_back])
    assert signed.standing("fir_at_once", AS_SIGNED, "PB") == "unsigned"
    again = signoff.gathered([SIGNED, taken_back, SIGNED])
    assert again.standing("fir_at_once", AS_SIGNED, "PB") == "signed"


def test_one_province_does_not_sign_for_another(tmp_path: Path) -> None:
    signed = signoff.load(written(tmp_path, SIGNED.as_text()))
    assert signed.standing("fir_at_once", AS_SIGNED, "SD") == "unsigned"


def test_the_newest_signature_counts_in_whatever_order_they_stand(tmp_path: Path) -> None:
    old = SIGNED.as_text().replace("0123456789abcdef", "a" * 16).replace("2026-12", "2026-11")
    signed = signoff.load(written(tmp_path, SIGNED.as_text() + "\n" + old))
    found = signed.newest("fir_at_once", "PB")
    assert found is not None
    assert found.digest == "0123456789abcdef"


def test_a_signature_under_a_rule_that_is_gone_is_found(tmp_path: Path) -> None:
    signed = signoff.load(written(tmp_path, SIGNED.as_text()))
    assert signed.strangers(["fir_offered"]) == (SIGNED,)
    assert signed.strangers(["fir_at_once"]) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('by = "', 'signed_by = "', "by: is missing"),
        ("on = 2026-12-01", "", "a signature has its day"),
        ("0123456789abcdef", "0123", "sixteen of 0-9"),
        ('scope = "', 'scop = "', "did you mean 'scop'"),
    ],
)
def test_half_a_signature_is_none(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = SIGNED.as_text()
    assert old in text
    with pytest.raises(BrokenLaw) as refused:
        signoff.load(written(tmp_path, text.replace(old, new, 1)))
    assert says in str(refused.value)
    assert "signoff/PB.toml" in str(refused.value)


def test_a_file_that_is_no_province_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenLaw, match="not named after a province"):
        signoff.load(written(tmp_path, SIGNED.as_text(), "Punjab.toml"))
