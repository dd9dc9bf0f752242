"""A real installation does not start unsafe, and says what to do instead."""

from dataclasses import replace
from pathlib import Path

import pytest

from amaan.house.accounts import PARTS, Accounts
from amaan.house.environment import Environment, read
from amaan.house.places import CLONE, Account
from amaan.house.serving import refusals

ORDINARY = 1000


@pytest.fixture
def sound(tmp_path: Path) -> Environment:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    for file in (certificate, key):
        file.write_text("pem")
        file.chmod(0o600)
    return read(
        {
            "AMAAN_PROFILE": "serve",
            "AMAAN_HOME": str(tmp_path),
            "AMAAN_ONE_ACCOUNT": "a laptop of the academy, for a week",
            "AMAAN_ADDRESS": "10.1.2.3",
            "AMAAN_CERTIFICATE": str(certificate),
            "AMAAN_CERTIFICATE_KEY": str(key),
        }
    )


def test_a_sound_installation_is_not_refused(sound: Environment) -> None:
    assert refusals(sound, ORDINARY) == []


def test_root_is_refused(sound: Environment) -> None:
    assert "root" in refusals(sound, 0)[0]


@pytest.mark.parametrize("reason", ["", "yes", "nnnnnnnnnnnnnnnnnnnnnnnn", "because"])
def test_one_account_for_everything_wants_a_reason_in_a_sentence(
    sound: Environment, reason: str
) -> None:
    assert "AMAAN_ACCOUNTS" in refusals(replace(sound, one_account=reason), ORDINARY)[0]


def divided(**changed: Account) -> Accounts:
    parts = {part: Account(f"amaan-{part}", 2000 + n, 2000) for n, part in enumerate(PARTS)}
    return Accounts(**{**parts, **changed})


def test_root_with_four_accounts_is_not_refused(sound: Environment) -> None:
    apart = replace(sound, accounts=divided(), one_account="")
    assert refusals(apart, 0) == []
    assert "Only root" in refusals(apart, ORDINARY)[0]


def test_two_parts_in_one_account_want_the_reason_as_well(sound: Environment) -> None:
    alike = divided(vault=Account("amaan-web", 2002, 2000))
    assert "AMAAN_ONE_ACCOUNT" in refusals(replace(sound, accounts=alike, one_account=""), 0)[0]
    assert refusals(replace(sound, accounts=alike), 0) == []


def test_an_account_that_may_change_the_code_is_refused(sound: Environment) -> None:
    owner = divided(web=Account("amaan-web", CLONE.stat().st_uid, 2000))
    assert "may change" in refusals(replace(sound, accounts=owner), 0)[0]
    nobody = divided(jobs=Account("nobody", 65534, 65534))
    assert "nobody" in refusals(replace(sound, accounts=nobody), 0)[0]


def test_a_backup_folder_elsewhere_that_is_not_its_accounts_is_refused(
    sound: Environment, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("mounted")
    foreign = replace(sound, accounts=divided(), key_backup_folder=elsewhere)
    assert f"chown amaan-vault: {elsewhere}" in refusals(foreign, 0)[0]


def test_a_demonstrations_home_and_keys_are_refused(sound: Environment) -> None:
    (sound.home / "profile").write_text("demo\n")
    assert "demonstration" in refusals(sound, ORDINARY)[0]


def test_debug_is_refused(sound: Environment) -> None:
    assert "AMAAN_DEBUG" in refusals(replace(sound, debug=True), ORDINARY)[0]


@pytest.mark.parametrize("address", ["0.0.0.0", "10.1.2.3", "::", "amaan.example"])
def test_a_network_without_a_certificate_is_refused(sound: Environment, address: str) -> None:
    bare = replace(sound, address=address, certificate=None, certificate_key=None)
    assert "certificate" in refusals(bare, ORDINARY)[0]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_alone_needs_no_certificate(sound: Environment, address: str) -> None:
    bare = replace(sound, address=address, certificate=None, certificate_key=None)
    assert refusals(bare, ORDINARY) == []


def test_a_signing_key_others_can_read_is_refused(sound: Environment) -> None:
    sound.secret_key_file.parent.mkdir()
    sound.secret_key_file.write_text("x" * 64)
    sound.secret_key_file.chmod(0o644)
    assert "chmod 600" in refusals(sound, ORDINARY)[0]


def test_a_default_signing_key_is_refused(sound: Environment) -> None:
    sound.secret_key_file.parent.mkdir()
    sound.secret_key_file.write_text("changeme")
    sound.secret_key_file.chmod(0o600)
    assert "too short" in refusals(sound, ORDINARY)[0]


def test_a_certificates_key_others_can_read_is_refused(sound: Environment) -> None:
    assert sound.certificate_key
    sound.certificate_key.chmod(0o644)
    assert "chmod 600" in refusals(sound, ORDINARY)[0]
