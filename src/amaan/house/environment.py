"""Everything the outside may say to Amaan, read once, typed, and refused when it is wrong.

No other module reads `os.environ`. A name under AMAAN_ that is not listed here is refused:
a misspelt setting that is silently ignored is how a safe default gets lost.
"""

import pwd
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from amaan.house.accounts import LIST as ACCOUNTS_KEPT
from amaan.house.accounts import PARTS, Accounts
from amaan.house.places import Account, default_home, public_of, sockets_of, vault_socket_of

KNOWN = {
    "AMAAN_PROFILE": "demo, test or serve",
    "AMAAN_HOME": "the folder of one installation: database, secrets, logs",
    "AMAAN_ACCOUNTS": "the accounts of a real installation: database=A,vault=B,web=C,jobs=D",
    "AMAAN_ONE_ACCOUNT": "why one account does what four should, in a sentence",
    "AMAAN_ROLE": "the database role of this process",
    "AMAAN_DATABASE_HOST": "the folder of PostgreSQL's socket, or a host name",
    "AMAAN_DATABASE_PORT": "PostgreSQL's port (also names the socket)",
    "AMAAN_DATABASE_NAME": "the database",
    "AMAAN_PASSWORD_FILE": "a file only this account reads, holding the role's password",
    "AMAAN_SECRET_KEY_FILE": "a file only this account reads, holding the web's signing key",
    "AMAAN_VAULT_SOCKET": "where the vault listens",
    "AMAAN_VAULT_PUBLIC": "the vault's public keys, which every process may read",
    "AMAAN_VAULT_KEYS": "the folder of the vault's keys, which only the vault reads",
    "AMAAN_VAULT_CALLERS": "the accounts whose pages may speak to the vault, with commas",
    "AMAAN_VAULT_JOBS": "the accounts that may send the vault on errands of the jobs, with commas",
    "AMAAN_MESSAGE_GATEWAY": "the https address of the carrier of messages, for the vault alone",
    "AMAAN_MESSAGE_TOKEN_FILE": "a file only the vault reads, holding the carrier's token",
    "AMAAN_ADDRESS": "the address the web server listens on",
    "AMAAN_PORT": "the port the web server listens on",
    "AMAAN_HOSTS": "the host names a browser may use, with commas between",
    "AMAAN_CERTIFICATE": "the certificate, a PEM file",
    "AMAAN_CERTIFICATE_KEY": "the certificate's key, a PEM file",
    "AMAAN_BACKUP_FOLDER": "where backups of the data are written: another disk, or a mounted host",
    "AMAAN_KEY_BACKUP_FOLDER": "where backups of the keys are written, apart from the data",
    "AMAAN_BACKUP_COMMAND": "a command that takes each new backup off this machine, file last",
    "AMAAN_SIGN_IN_DAYS": "for how many days it is kept who was signed in at which computer",
    "AMAAN_LEAKED_PASSWORDS": "a sorted file of SHA-1 digests of passwords that leaked elsewhere",
    "AMAAN_LOG_SOCKET": "the machine's log service, which takes our logs to another machine",
    "AMAAN_RULES": "the folder of the rules in force, put there at the start",
    "AMAAN_DEBUG": "1 shows tracebacks to a developer; serve refuses it",
}

FEWEST_DAYS, MOST_DAYS = 90, 3650
# "history" is made in a demonstration only: `database.make_storyteller`.
ROLES = ("owner", "web", "vault", "jobs", "stats", "backup", "history")


class WrongSetting(Exception):
    """A setting is unknown, missing or impossible; the message names it and says what fits."""


class Profile(StrEnum):
    """What kind of installation this is."""

    DEMO = "demo"
    TEST = "test"
    SERVE = "serve"


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The settings of one process."""

    profile: Profile
    home: Path
    role: str
    accounts: Accounts | None
    one_account: str
    database_host: str
    database_port: int
    database_name: str
    password_file: Path
    secret_key_file: Path
    vault_socket: Path
    vault_public: Path
    vault_keys: Path
    vault_callers: tuple[int, ...]
    vault_jobs: tuple[int, ...]
    message_gateway: str
    message_token_file: Path
    address: str
    port: int
    hosts: tuple[str, ...]
    certificate: Path | None
    certificate_key: Path | None
    backup_folder: Path
    key_backup_folder: Path
    backup_command: tuple[str, ...]
    sign_in_days: int
    leaked_passwords: Path | None
    log_socket: Path | None
    debug: bool


def read(environ: Mapping[str, str]) -> Environment:
    """This will read the settings of this process.

    Raises: WrongSetting naming the setting at fault.
    """
    unknown = sorted(n for n in environ if n.startswith("AMAAN_") and n not in KNOWN)
    if unknown:
        raise WrongSetting(f"{unknown[0]} is not a setting. Known: {', '.join(KNOWN)}")
    profile = _profile(environ)
    home = _folder(environ, "AMAAN_HOME", default_home())
    role = environ.get("AMAAN_ROLE", "web")
    if role not in ROLES:
        raise WrongSetting(f"AMAAN_ROLE is {role!r}; it must be one of {', '.join(ROLES)}")
    sockets = sockets_of(home)
    secrets = home / "secrets"
    return Environment(
        profile=profile,
        home=home,
        role=role,
        accounts=_divided(environ, home),
        one_account=environ.get("AMAAN_ONE_ACCOUNT", "").strip(),
        database_host=environ.get("AMAAN_DATABASE_HOST", str(sockets / "database")),
        database_port=_port(environ, "AMAAN_DATABASE_PORT", 5432),
        database_name=environ.get("AMAAN_DATABASE_NAME", "amaan"),
        password_file=_folder(environ, "AMAAN_PASSWORD_FILE", secrets / f"{role}.password"),
        secret_key_file=_folder(environ, "AMAAN_SECRET_KEY_FILE", secrets / "web.key"),
        vault_socket=_folder(environ, "AMAAN_VAULT_SOCKET", vault_socket_of(home)),
        vault_public=_folder(environ, "AMAAN_VAULT_PUBLIC", public_of(home) / "vault.pub"),
        vault_keys=_folder(environ, "AMAAN_VAULT_KEYS", home / "keys"),
        vault_callers=_accounts(environ, "AMAAN_VAULT_CALLERS"),
        vault_jobs=_accounts(environ, "AMAAN_VAULT_JOBS"),
        message_gateway=_gateway(environ),
        message_token_file=_folder(environ, "AMAAN_MESSAGE_TOKEN_FILE", secrets / "gateway.token"),
        address=environ.get("AMAAN_ADDRESS", "127.0.0.1"),
        port=_port(environ, "AMAAN_PORT", 8000),
        hosts=_hosts(environ),
        certificate=_file(environ, "AMAAN_CERTIFICATE"),
        certificate_key=_file(environ, "AMAAN_CERTIFICATE_KEY"),
        backup_folder=_folder(environ, "AMAAN_BACKUP_FOLDER", home / "backups" / "data"),
        key_backup_folder=_folder(environ, "AMAAN_KEY_BACKUP_FOLDER", home / "backups" / "keys"),
        backup_command=tuple(shlex.split(environ.get("AMAAN_BACKUP_COMMAND", ""))),
        sign_in_days=_days(environ, "AMAAN_SIGN_IN_DAYS", 180),
        leaked_passwords=_file(environ, "AMAAN_LEAKED_PASSWORDS"),
        log_socket=_socket(environ, "AMAAN_LOG_SOCKET"),
        debug=_yes(environ, "AMAAN_DEBUG"),
    )


def _profile(environ: Mapping[str, str]) -> Profile:
    # Without a word the profile is test: it knows no home, no key and no database,
    # so a tool that only imports the settings can harm nothing.
    word = environ.get("AMAAN_PROFILE", Profile.TEST)
    try:
        return Profile(word)
    except ValueError:
        raise WrongSetting(f"AMAAN_PROFILE is {word!r}; it must be demo, test or serve") from None


def _folder(environ: Mapping[str, str], name: str, otherwise: Path) -> Path:
    path = Path(environ.get(name) or otherwise)
    if not path.is_absolute():
        raise WrongSetting(f"{name} is {str(path)!r}; give the whole path, from / on")
    return path


def _gateway(environ: Mapping[str, str]) -> str:
    address = environ.get("AMAAN_MESSAGE_GATEWAY", "")
    if address and not address.startswith("https://"):
        raise WrongSetting("AMAAN_MESSAGE_GATEWAY must begin with https://: numbers go over it")
    return address


def _divided(environ: Mapping[str, str], home: Path) -> Accounts | None:
    given = environ.get("AMAAN_ACCOUNTS", "") or _kept_accounts(home / ACCOUNTS_KEPT)
    if not given:
        return None
    pairs = [word.strip().partition("=") for word in given.split(",")]
    named = {part: name for part, _, name in pairs}
    if sorted(named) != sorted(PARTS) or len(pairs) != len(PARTS):
        raise WrongSetting(f"AMAAN_ACCOUNTS is {given!r}; it names {', '.join(PARTS)}, each once")
    found = {part: _account(name, "AMAAN_ACCOUNTS") for part, name in named.items()}
    return Accounts(**found)


def _kept_accounts(path: Path) -> str:
    # Only root's word counts: whoever else could write it would choose who reads the keys.
    try:
        return path.read_text(encoding="utf-8").strip() if path.lstat().st_uid == 0 else ""
    except OSError:
        return ""


def _account(word: str, setting: str) -> Account:
    try:
        entry = pwd.getpwnam(word.strip())
    except KeyError:
        raise WrongSetting(f"{setting} names {word!r}; this machine has no such account") from None
    if entry.pw_uid == 0:
        raise WrongSetting(f"{setting} names root, which may do everything already; leave it out")
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _accounts(environ: Mapping[str, str], name: str) -> tuple[int, ...]:
    words = filter(None, environ.get(name, "").split(","))
    return tuple(_account(word, name).uid for word in words)


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    if not environ.get(name):
        return None
    path = Path(environ[name])
    if not path.is_file():
        raise WrongSetting(f"{name} names {str(path)!r}, and no such file can be read")
    return path


def _socket(environ: Mapping[str, str], name: str) -> Path | None:
    if not environ.get(name):
        return None
    path = Path(environ[name])
    # Not there is not wrong: a service that is away must not keep a desk from its work.
    if path.exists() and not path.is_socket():
        raise WrongSetting(f"{name} names {str(path)!r}, and no service listens there")
    return path


def _port(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    word = environ.get(name, str(otherwise))
    if not word.isascii() or not word.isdigit() or not 0 < int(word) < 65536:
        raise WrongSetting(f"{name} is {word!r}; a port is a number from 1 to 65535")
    return int(word)


def _days(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    word = environ.get(name, str(otherwise))
    # A computer nobody used for 90 days is a stranger's: fewer would lock officers out.
    if not word.isascii() or not word.isdigit() or not FEWEST_DAYS <= int(word) <= MOST_DAYS:
        raise WrongSetting(f"{name} is {word!r}; give days, from {FEWEST_DAYS} to {MOST_DAYS}")
    return int(word)


def _hosts(environ: Mapping[str, str]) -> tuple[str, ...]:
    names = [n.strip() for n in environ.get("AMAAN_HOSTS", "localhost,127.0.0.1").split(",")]
    if not all(names) or any("*" in n for n in names):
        raise WrongSetting("AMAAN_HOSTS lists whole host names with commas between, no *")
    return tuple(names)


def _yes(environ: Mapping[str, str], name: str) -> bool:
    word = environ.get(name, "0")
    if word not in {"0", "1"}:
        raise WrongSetting(f"{name} is {word!r}; it must be 0 or 1")
    return word == "1"
