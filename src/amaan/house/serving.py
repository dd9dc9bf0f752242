"""What a real installation refuses to start with. Each refusal says what to do."""

import ipaddress
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg

from amaan.house import accounts
from amaan.house.accounts import PARTS
from amaan.house.environment import Environment
from amaan.house.places import CLONE
from amaan.house.roles import LOGINS, ROLES

_SHORTEST_KEY = 40
_SHORTEST_REASON = 20
_EXAMPLE = (
    "AMAAN_ACCOUNTS=database=amaan-data,vault=amaan-vault,web=amaan-web,jobs=amaan-jobs "
    "(useradd --system makes one)"
)
_MAY_PASS = {role.name for role in ROLES if role.passes_row_security}


def refusals(here: Environment, uid: int) -> list[str]:
    """This will list every reason not to serve with these settings; an empty list is a yes."""
    return [
        *_accounts(here, uid),
        *_profile(here),
        *_web_key(here.secret_key_file),
        *_network(here),
    ]


def _accounts(here: Environment, uid: int) -> Iterator[str]:
    if uid == 0 and here.accounts is None:
        yield (
            "Amaan serves nothing as root: one fault in a page would be a fault in the whole "
            f"machine. Name the four accounts among which it divides itself: {_EXAMPLE}"
        )
    elif _alike(here) and not _is_a_reason(here.one_account):
        yield (
            "Pages, vault, background work and database would be one account: whoever takes a "
            "page over could read the vault's keys. Start as root with four accounts, "
            f"{_EXAMPLE}. Where that cannot be, write why into AMAAN_ONE_ACCOUNT, in a sentence; "
            "the installation then says so every day."
        )
    if here.accounts is not None:
        if uid != 0:
            yield "Only root can start each process as its own account. Start the service as root."
        yield from accounts.faults(here.accounts, CLONE)
        yield from _foreign_folders(here, here.accounts)


def _alike(here: Environment) -> bool:
    return here.accounts is None or len({a.uid for a in here.accounts.all()}) < len(PARTS)


def _is_a_reason(written: str) -> bool:
    return len(written) >= _SHORTEST_REASON and " " in written


def _foreign_folders(here: Environment, divided: accounts.Accounts) -> Iterator[str]:
    # Those in the home are given to their accounts at each start; others are a mounted host's.
    for folder, account in (
        (here.backup_folder, divided.database),
        (here.key_backup_folder, divided.vault),
    ):
        outside = not folder.is_relative_to(here.home)
        if outside and folder.exists() and folder.stat().st_uid != account.uid:
            yield f"{folder} must belong to {account.name}: chown {account.name}: {folder}"


def _profile(here: Environment) -> Iterator[str]:
    mark = here.home / "profile"
    if mark.exists() and mark.read_text(encoding="utf-8").strip() == "demo":
        yield (
            f"{here.home} is a demonstration; its keys and passwords are known to everybody. "
            "Set AMAAN_HOME to a new folder."
        )
    if here.debug:
        yield "AMAAN_DEBUG=1 shows names and settings to whoever causes an error. Unset it."


def _web_key(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield f"Others can read {path}. Close it: chmod 600 {path}"
    if len(path.read_text(encoding="utf-8").strip()) < _SHORTEST_KEY:
        yield f"The key in {path} is too short to be random. Remove it; a start draws a new one."


def _network(here: Environment) -> Iterator[str]:
    if (here.certificate is None) != (here.certificate_key is None):
        yield "Give AMAAN_CERTIFICATE and AMAAN_CERTIFICATE_KEY together, or neither."
    if not _is_loopback(here.address) and here.certificate is None:
        yield (
            f"{here.address} can be reached over a network, and without a certificate every "
            "name would travel in clear. Set AMAAN_CERTIFICATE and AMAAN_CERTIFICATE_KEY."
        )
    if here.certificate_key and stat.S_IMODE(here.certificate_key.stat().st_mode) & 0o077:
        yield f"Others can read {here.certificate_key}. Close it: chmod 600"


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        # A name can point anywhere tomorrow; only this one is fixed.
        return address == "localhost"


def database_refusals(here: Environment) -> list[str]:
    """This will list what is wrong with the database's own doors."""
    return [*_open_logins(here), *_too_strong(here), *_moved_clock(here)]


def _open_logins(here: Environment) -> Iterator[str]:
    for role in LOGINS:
        try:
            psycopg.connect(
                host=here.database_host,
                port=here.database_port,
                dbname=here.database_name,
                user=role,
                password="certainly not this one",  # noqa: S106 - the point is that it is wrong
                connect_timeout=5,
            ).close()
        except psycopg.OperationalError:
            continue
        yield f"The database lets {role} in with any password. Correct pg_hba.conf: scram-sha-256."


def _moved_clock(here: Environment) -> Iterator[str]:
    with _connect(here) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'house' AND c.relname = 'clock'"
        ).fetchone()
    if found is not None:
        yield (
            "This database comes from a demonstration: its clock can be moved, and what the law "
            "counts in hours would be worth nothing. Begin with a new database."
        )


def _connect(here: Environment) -> psycopg.Connection:
    return psycopg.connect(
        host=here.database_host,
        port=here.database_port,
        dbname=here.database_name,
        user=here.role,
        password=here.password_file.read_text(encoding="utf-8").strip(),
        connect_timeout=5,
    )


def _too_strong(here: Environment) -> Iterator[str]:
    with _connect(here) as connection:
        rows = connection.execute(
            "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = ANY(%s)",
            [list(LOGINS)],
        ).fetchall()
    for name, superuser, bypasses in rows:
        if superuser or (bypasses and name not in _MAY_PASS):
            yield f"The role {name} passes by row security, which no page or job may: ALTER ROLE."
