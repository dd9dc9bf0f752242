"""A rule that a province signed is no longer among the unsigned; changed, it is again."""

from dataclasses import replace
from datetime import date

from amaan.law import signoff
from amaan.law.signoff import SignOff
from amaan.protocol import rulebook


def test_a_signature_counts_in_its_province_while_the_text_stands() -> None:
    none, every = rulebook.unsigned("BA", signoff.gathered([]))
    assert none == every > 100
    text = rulebook.to_be_signed("BA")["fir_at_once"]
    one = SignOff(
        rule="fir_at_once", digest=text.digest, version=text.version, province="BA",
        by="A. Lawyer", post="Deputy District Public Prosecutor", on=date(2026, 11, 22),
        scope="the whole rule",
    )  # fmt: skip
    assert rulebook.unsigned("BA", signoff.gathered([one])) == (every - 1, every)
    assert rulebook.unsigned("PB", signoff.gathered([one])) == rulebook.unsigned(
        "PB", signoff.gathered([])
    )
    reworded = replace(one, digest="0" * 16)
    assert rulebook.unsigned("BA", signoff.gathered([reworded])) == (every, every)


def test_every_rule_of_the_catalogue_can_be_signed_and_then_binds_in_its_province() -> None:
    for province in ("BA", "PB", "SD", "KP", "IS", "GB", "AJK"):
        texts = rulebook.to_be_signed(province)
        signed = signoff.gathered(
            SignOff(id, text.digest, province, "A. Lawyer", "DPP", date(2026, 11, 22), "all")
            for id, text in texts.items()
        )
        assert signed.binding(texts, province) == set(texts)
        assert not signoff.gathered([]).binding(texts, province)
