"""A real installation does not start unsafe, and says what to do instead."""

from dataclasses import replace
from pathlib import Path

import pytest

from amaan.house.environment import Environment, read
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
            "AMAAN_ADDRESS": "10.1.2.3",
            "AMAAN_CERTIFICATE": str(certificate),
            "AMAAN_CERTIFICATE_KEY": str(key),
        }
    )


def test_a_sound_installation_is_not_refused(sound: Environment) -> None:
    assert refusals(sound, ORDINARY) == []


def test_root_is_refused(sound: Environment) -> None:
    assert "root" in refusals(sound, 0)[0]


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
