"""The page with tonight's words for the station's paper diary."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from django.db import connection
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality import checkpoints, diary_words
from amaan.confidentiality.checkpoints import Checkpoint
from amaan.confidentiality.models import Checkpoint as Stored
from amaan.confidentiality.vault.verbs import Vault

AsRole = Callable[[str], AbstractContextManager[None]]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PAGE = "/command/diary"


def signed(as_role: AsRole, note: str | None = None, *, vault: Vault) -> Checkpoint:
    """This will let the vault sign the journal as it stands."""
    with as_role("vault"), connection.cursor() as cursor:
        cursor.execute("SELECT size, head FROM amaan_journal_head()")
        size, head = cursor.fetchone()
        made = Checkpoint(size, bytes(head), NOW)
        note = note or checkpoints.sign(made, vault.keys.signer)
        Stored.objects.bulk_create([Stored(size=size, signed_at=NOW, note=note)])
    return made


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_words_are_those_of_the_newest_checkpoint(
    world: World, screen_of: Screens, as_role: AsRole, vault: Vault, language: str
) -> None:
    screen = screen_of("the station clerk", language)
    screen.get(f"/case/{world.cases['elsewhere']}")
    newest = signed(as_role, vault=vault)
    text = screen.get(PAGE).content.decode()
    for word in diary_words.of_head(newest.head) + diary_words.in_roman(newest.head):
        assert f">{word}</bdi>" in text
    assert str(newest.size) in text


def test_before_the_first_checkpoint_it_says_when_the_words_come(
    world: World, screen_of: Screens
) -> None:
    del world
    text = screen_of("the station commander").get(PAGE).content.decode()
    assert "within five minutes" in text


def test_a_checkpoint_the_vault_did_not_sign_raises_an_alarm(
    world: World, screen_of: Screens, as_role: AsRole, vault: Vault
) -> None:
    screen = screen_of("the station clerk")
    screen.get(f"/case/{world.cases['elsewhere']}")
    signed(as_role, "amaan journal 2\n1\nAAAA\nx\n\n\u2014 amaan-journal AAAAAAAA\n", vault=vault)
    text = screen.get(PAGE).content.decode()
    assert "does not bear the vault" in text
    assert "diary-words" not in text


def test_whoever_keeps_no_diary_finds_no_page(world: World, screen_of: Screens) -> None:
    del world
    assert screen_of("the desk officer").get(PAGE).status_code == 404
