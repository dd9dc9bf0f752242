"""What a thief gets who has one part: the pages' rights, a session, a capability, a whole database.

The figures of the blast radius. `prove blast` prints them; other proofs of the same name try each
way by itself.
"""

import string
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle

from django.db import connection
from tests.security.test_vault_decides_again import look, signed_in
from tests.security.world import World

from amaan.confidentiality.backups import NOT_IN_DATA_BACKUPS
from amaan.confidentiality.vault import quotas
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.house.testing import role
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import Refused

HER = "the desk officer"
SEALED = ("confidentiality_sealed", *NOT_IN_DATA_BACKUPS)
SIGNS = string.ascii_letters + string.digits + "-_"


def test_no_capability_but_her_own_opens_anything(
    world: World, vault: Vault, how_many: Callable[[int], int], figure: Figure
) -> None:
    """Each sign of a good one changed alone, in turn, and those of others carried over."""
    hers, theirs = signed_in(world, HER), signed_in(world, "her colleague")
    token, _mark, session = hers.partition("~")
    forged = [f"{theirs.partition('~')[0]}~{session}", f"{token}~{theirs.partition('~')[2]}"]
    places = cycle(range(len(token)))
    while len(forged) < how_many(200):
        at = next(places)
        sign = SIGNS[(SIGNS.index(token[at]) + 1 + len(forged) // len(token)) % len(SIGNS)]
        if sign != token[at]:
            forged.append(f"{token[:at]}{sign}{token[at + 1 :]}~{session}")
    opened = []
    for each in forged:
        with suppress(Refused):
            opened.append(look(world, each, "own", "survivor_name", "contact_safely").value)
    figure("blast: forged and carried-over capabilities tried", len(forged))
    figure("blast: values they opened", len(opened))
    assert opened == []
    assert look(world, hers, "own", "survivor_name", "contact_safely").value


def test_the_pages_own_rights_read_nothing_that_is_sealed_and_no_key(
    world: World, vault: Vault, figure: Figure
) -> None:
    """Whoever runs any statement as a page does, with a desk officer's session."""
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT t, r FROM unnest(%s::text[]) t, unnest(ARRAY['web', 'jobs', 'stats']) r"
            " WHERE has_any_column_privilege(r, t, 'SELECT') ORDER BY t, r",
            [list(SEALED)],
        )
        readable = {tuple(row) for row in cursor.fetchall()}
    figure("blast: tables of what is sealed, of keys and of tokens", len(SEALED))
    figure("blast: of which pages, jobs or statistics read a column", len(readable))
    assert readable == set()


def test_a_stolen_session_is_held_to_the_hour(world: World, vault: Vault, figure: Figure) -> None:
    her, now = world.actors[HER], vault.real_now()
    ceilings = (quotas.OWN_FILES, quotas.OTHERS, quotas.STATION)
    for own, of in ((True, "her own files"), (False, "others")):
        opened = 0
        with vault.transactions() as ledger:
            while ledger.count_people(
                her.officer_id, [new_id()], own, ceilings, her.station_id, her.district_id, now
            ).fits:
                opened += 1
                assert opened <= 100, "nothing stops it"
        with role("owner"), connection.cursor() as cursor:
            # The first alarm: half of the hour.
            cursor.execute("SELECT min(people) FROM confidentiality_quotaalarm")
            rang = cursor.fetchone()[0]
        figure(f"blast: people of {of} that a stolen session opens in an hour", opened)
        if own:
            figure("blast: of whom the auditor hears at the", f"{rang}th")
    assert quotas.OTHERS <= 30
