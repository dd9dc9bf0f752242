"""The vault's key files: made by a command, closed to others, extended without a change."""

from pathlib import Path

import pytest

from amaan.confidentiality.vault import keys


@pytest.fixture
def made(tmp_path: Path) -> Path:
    keys.create(tmp_path / "keys", tmp_path / "vault.pub", (2026, 2027))
    return tmp_path


def test_a_vault_has_keys_of_every_class_for_its_years(made: Path) -> None:
    assert keys.load(made / "keys").years() == {2026, 2027}


def test_new_keys_are_never_made_over_old_ones(made: Path) -> None:
    with pytest.raises(keys.KeysNotRight, match="holds keys already"):
        keys.create(made / "keys", made / "vault.pub", (2026,))


def test_a_further_year_leaves_the_others_as_they_were(made: Path) -> None:
    before = keys.load(made / "keys")
    added = keys.extend(made / "keys", made / "vault.pub", (2027, 2028))
    after = keys.load(made / "keys")
    assert len(added) == len(keys.CLASSES)
    assert after.years() == {2026, 2027, 2028}
    assert after.capability_key == before.capability_key
    # A vault that was running meanwhile finds them without a restart.
    for ring in (after, before):
        found = [ring.domain(key) for key in added]
        assert {key.year for key in found if key is not None} == {2028}


@pytest.mark.parametrize("name", [keys.ROOT_FILE, keys.KEY_FILE])
def test_keys_that_others_can_read_are_refused(made: Path, name: str) -> None:
    (made / "keys" / name).chmod(0o640)
    with pytest.raises(keys.KeysNotRight, match="0600"):
        keys.load(made / "keys")


@pytest.mark.parametrize("name", [keys.ROOT_FILE, keys.KEY_FILE])
def test_a_start_without_keys_makes_none(made: Path, name: str) -> None:
    (made / "keys" / name).unlink()
    with pytest.raises(keys.KeysNotRight, match="missing"):
        keys.load(made / "keys")
    assert not (made / "keys" / name).exists()


def test_another_root_key_opens_nothing(made: Path) -> None:
    path = made / "keys" / keys.ROOT_FILE
    path.write_text("00" * 32)
    with pytest.raises(keys.KeysNotRight, match="does not open"):
        keys.load(made / "keys")


def test_no_private_key_stands_in_clear_in_any_file(made: Path) -> None:
    ring = keys.load(made / "keys")
    written = (made / "keys" / keys.KEY_FILE).read_text() + (made / "vault.pub").read_text()
    secret = ring.capability_key
    for coded in (secret.hex(), keys._text(secret)):
        assert coded not in written
    assert (made / "vault.pub").stat().st_mode & 0o777 == 0o644
