"""A rule that a province signed is no longer among the unsigned; changed, it is again."""

import shutil
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.signoff import SignOff
from amaan.protocol import rulebook


def signed(root: Path, province: str, digest: str) -> Path:
    folder = root / "signoff"
    folder.mkdir(exist_ok=True)
    one = SignOff(
        rule="fir_at_once", digest=digest, province=province, by="A. Lawyer",
        post="Deputy District Public Prosecutor", on=rulebook.load().duties[0].in_force[0].since,
        scope="the whole rule",
    )  # fmt: skip
    (folder / f"{province}.toml").write_text(one.as_text(), encoding="utf-8")
    return root


def test_a_signature_counts_in_its_province_while_the_text_stands(tmp_path: Path) -> None:
    none, every = rulebook.unsigned("BA")
    assert none == every > 100
    version = rulebook.load().duty("fir_at_once").version
    root = signed(Path(shutil.copytree(default_root(), tmp_path / "rules")), "BA", version)
    assert rulebook.unsigned("BA", root) == (every - 1, every)
    assert rulebook.unsigned("PB", root)[0] == rulebook.unsigned("PB")[0]
    changed = signed(Path(shutil.copytree(root, tmp_path / "changed")), "BA", "0" * 16)
    assert rulebook.unsigned("BA", changed) == (every, every)
