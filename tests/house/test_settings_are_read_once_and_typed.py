"""What the outside may say, and what it is told when it misspeaks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.house.environment import KNOWN, Profile, WrongSetting, read


def test_without_a_word_the_profile_is_the_harmless_one() -> None:
    assert read({}).profile is Profile.TEST


def test_a_misspelt_setting_is_refused_and_named() -> None:
    with pytest.raises(WrongSetting, match="AMAAN_HOSTNAME"):
        read({"AMAAN_HOSTNAME": "police.example"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AMAAN_PROFILE", "production"),
        ("AMAAN_ROLE", "founder"),
        ("AMAAN_ROLE", "journal_keeper"),
        ("AMAAN_PORT", "0"),
        ("AMAAN_PORT", "65536"),
        ("AMAAN_PORT", "٨٠٠٠"),
        ("AMAAN_HOME", "var"),
        ("AMAAN_HOSTS", "*"),
        ("AMAAN_HOSTS", "a.example,,b.example"),
        ("AMAAN_DEBUG", "yes"),
        ("AMAAN_SIGN_IN_DAYS", "89"),
        ("AMAAN_ACCOUNTS", "database=root,vault=root,web=root,jobs=root"),
        ("AMAAN_ACCOUNTS", "vault=nobody,web=nobody"),
        ("AMAAN_ACCOUNTS", "database=nobody,vault=nobody,web=nobody,web=nobody"),
        ("AMAAN_ACCOUNTS", "database=nobody,vault=nobody,web=nobody,jobs=no-such-account"),
        ("AMAAN_VAULT_JOBS", "root"),
        ("AMAAN_SIGN_IN_DAYS", "always"),
        ("AMAAN_CERTIFICATE", "/no/such/file.pem"),
        ("AMAAN_LEAKED_PASSWORDS", "/no/such/list"),
        ("AMAAN_LOG_SOCKET", "/etc/hostname"),
    ],
)
def test_an_impossible_value_is_refused_and_its_setting_named(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=name):
        read({name: value})


@given(st.text(max_size=12))
def test_no_word_makes_a_port_outside_the_range(word: str) -> None:
    try:
        port = read({"AMAAN_PORT": word}).port
    except WrongSetting:
        return
    assert 0 < port < 65536


def test_each_role_reads_its_own_password_only(tmp_path: Path) -> None:
    names = {
        read({"AMAAN_HOME": str(tmp_path), "AMAAN_ROLE": role}).password_file.name
        for role in ("web", "vault", "jobs")
    }
    assert names == {"web.password", "vault.password", "jobs.password"}


def test_every_setting_is_told_in_the_handbook() -> None:
    handbook = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [n for n in KNOWN if f"`{n}`" not in handbook] == []
