"""`python -m amaan.confidentiality.vault`: init, extend, serve, enrolment."""

import logging.config
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from uuid import UUID

from django.conf import settings

from amaan.confidentiality import moved_clock, surroundings
from amaan.confidentiality.vault import gateways, key_commands, key_stream, keys, printed, server
from amaan.confidentiality.vault.ledger import Written
from amaan.confidentiality.vault.verbs import Vault, real_time
from amaan.kernel import clock


def init(asked: Namespace) -> int:
    """This will make the keys of a new vault, for this year and the next.

    `--since` makes them for years before as well: a case that was kept on paper, or an
    invented one, is sealed under the year in which it was told.
    """
    this_year = clock.local_date(clock.now()).year
    years = range(asked.since or this_year, this_year + 2)
    keys.create(surroundings.private_folder(), surroundings.public_key_file(), years)
    print(f"vault: keys made for {', '.join(map(str, years))}")
    return 0


def extend(asked: Namespace) -> int:
    """This will make keys for years that have none yet, without touching the others."""
    this_year = clock.local_date(clock.now()).year
    years = range(asked.since or this_year, (asked.through or this_year + 1) + 1)
    added = keys.extend(surroundings.private_folder(), surroundings.public_key_file(), years)
    print(f"vault: {len(added)} keys added" if added else "vault: every year has its keys")
    return 0


def serve(asked: Namespace) -> int:
    """This will answer on the vault's socket. It needs keys, and makes none."""
    if asked.demo and not settings.DEMO:
        print("vault: --demo gives codes away; only the demonstration may", file=sys.stderr)
        return 2
    logging.config.dictConfig(settings.LOGGING)
    ring = keys.load(surroundings.private_folder())
    next_year = clock.local_date(clock.now()).year + 1
    if next_year not in ring.years():
        logging.getLogger("amaan.vault").warning("vault.no_keys_for_next_year")
    database = _database()
    if asked.demo:
        moved_clock.follow()
    vault = Vault(ring, database.transaction, demo=asked.demo, passkey_host=settings.PASSKEY_HOST)
    gateway = _gateway(ring)
    callers = server.Callers(pages=settings.VAULT_CALLERS, jobs=settings.VAULT_JOBS)
    server.serve(vault, surroundings.socket_path(), database, callers, gateway)
    return 0


def _gateway(ring: keys.KeyRing) -> gateways.Gateway | None:
    # A real installation without a carrier sends nothing, and the journal says so.
    if settings.MESSAGE_GATEWAY:
        token = settings.MESSAGE_TOKEN_FILE.read_text(encoding="utf-8").strip()
        return gateways.HttpGateway(settings.MESSAGE_GATEWAY, token)
    if settings.SERVING:
        return None
    return gateways.Spool(surroundings.private_folder() / "spool", ring.spool_key)


def enrolment(asked: Namespace) -> int:
    """This will print the code with which an officer may set up a second factor, once.

    For the first registrar of an installation, who has nobody above to give him one. Whoever
    may run this holds the vault's keys anyway.
    """
    ring = keys.load(surroundings.private_folder())
    database = _database()
    real_now = real_time()
    try:
        with database.transaction() as ledger:
            code = printed.allow_enrolment(
                ledger, ring, asked.officer, real_now, printed.ENROL_WITHIN
            )
            ledger.write(Written("factor_reset", "allowed", "at the server", subject=asked.officer))
    finally:
        database.close()
    print(code)
    return 0


def _database() -> server.Database:
    default = settings.DATABASES["default"]
    return server.Database(
        host=default["HOST"],
        port=default["PORT"],
        dbname=default["NAME"],
        user=default["USER"],
        password=default["PASSWORD"],
        application_name="amaan-vault",
        connect_timeout=2,
        options="-c statement_timeout=5s -c lock_timeout=3s",
    )


def main(words: list[str]) -> int:
    """This will read the command and run it."""
    parser = ArgumentParser(prog="python -m amaan.confidentiality.vault")
    commands = parser.add_subparsers(required=True)
    first = commands.add_parser("init", help="make the keys of a new vault")
    _command(first, init)
    longer = commands.add_parser("extend", help="make keys for a further year")
    longer.add_argument("--through", type=int, help="the last year to have keys")
    _command(longer, extend)
    for each in (first, longer):
        each.add_argument("--since", type=int, help="the first year to have keys")
    serving = commands.add_parser("serve", help="answer on the vault's socket")
    serving.add_argument("--demo", action="store_true", help="also give codes away")
    _command(serving, serve)
    enrolling = commands.add_parser("enrolment", help="print an enrolment code for an officer")
    enrolling.add_argument("officer", type=UUID, help="the officer's id in the register")
    _command(enrolling, enrolment)
    key_commands.add_to(commands)
    asked = parser.parse_args(words)
    try:
        return _keep(asked) if "keeps" in asked else int(asked.run(asked))
    except (keys.KeysNotRight, key_stream.NotAStream) as fault:
        print(f"vault: {fault}", file=sys.stderr)
        return 1


def _keep(asked: Namespace) -> int:
    database = _database()
    try:
        return int(asked.keeps(asked, database.transaction))
    finally:
        database.close()


def _command(parser: ArgumentParser, run: Callable[[Namespace], int]) -> None:
    parser.set_defaults(run=run)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
