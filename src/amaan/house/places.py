"""Where one installation keeps its things, and under which account its database runs.

One home per installation. Sockets live apart from it in a short folder, because a unix
socket's path may have 107 bytes and a clone can lie deep in somebody's folders.
"""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[3]
_LONGEST_SOCKET_PATH = 107


class WrongPlace(Exception):
    """A folder cannot be used; the message says which, why, and what to do."""


@dataclass(frozen=True)
class Account:
    """An account of the machine that runs PostgreSQL; PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int


def default_home() -> Path:
    """This will give the home of this clone: `var/` in it, or the system's state folder as root."""
    if os.geteuid() != 0:
        return CLONE / "var"
    return Path("/var/lib") / f"amaan-{_digest(CLONE)}"


def sockets_of(home: Path) -> Path:
    """This will give the short folder for the sockets of a home, the same on every start.

    The same for every account of an installation too: whose the home is decides, not who asks.
    """
    if _keeper_of(home) == 0:
        return Path("/run" if Path("/run").is_dir() else "/tmp") / f"amaan-{_digest(home)}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and os.access(runtime, os.W_OK) and len(runtime) < 60:
        return Path(runtime) / f"amaan-{_digest(home)}"
    return Path("/tmp") / f"amaan-{os.geteuid()}-{_digest(home)}"


def state_of(home: Path) -> Path:
    """This will give the folder of what is written down about an installation: readings, marks.

    It is the home itself, except where accounts are apart: there nobody but root may change
    what stands in the home.
    """
    apart = home / "state"
    return apart if apart.is_dir() else home


def write_state(home: Path, name: str, text: str) -> None:
    """This will write down something about an installation, for whoever of it may read that."""
    folder = state_of(home)
    # Apart, the folder's group is the web's, which shows it.
    write_private(folder / name, text, mode=0o600 if folder == home else 0o640)


def public_of(home: Path) -> Path:
    """This will give the folder in which the vault writes what everybody may read."""
    apart = home / "public"
    return apart if apart.is_dir() else home


def vault_socket_of(home: Path) -> Path:
    """This will give the place where the vault listens."""
    sockets = sockets_of(home)
    # Where accounts are apart it lies in a folder that only the vault's own group may enter.
    return (sockets / "apart" if (sockets / "apart").is_dir() else sockets) / "vault"


def _keeper_of(home: Path) -> int:
    try:
        return home.stat().st_uid
    except FileNotFoundError:
        return os.geteuid()


def private_folder(path: Path, *, owner: Account | None = None, passable: bool = False) -> Path:
    """This will make a folder nobody else reads (0700; 0711 where others must pass through).

    Raises: WrongPlace when something else already stands there: under /tmp anybody could
    have put it there first, to read what we write.
    """
    mode = 0o711 if passable else 0o700
    try:
        path.mkdir(mode=mode, parents=True, exist_ok=True)
    except (FileExistsError, PermissionError) as error:
        raise WrongPlace(f"{path} cannot be made a folder: {error.strerror}") from error
    seen = path.lstat()
    expected = {os.geteuid()} | ({owner.uid} if owner else set())
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in expected:
        raise WrongPlace(f"{path} belongs to somebody else. Remove it, or choose another place.")
    if owner and seen.st_uid != owner.uid:
        os.chown(path, owner.uid, owner.gid)
    if stat.S_IMODE(seen.st_mode) != mode:
        path.chmod(mode)
    return path


def write_private(
    path: Path, text: str, *, owner: Account | None = None, mode: int = 0o600
) -> None:
    """This will write a file that only its owner reads, whole or not at all.

    What root writes into another account's folder becomes that account's, as if it had
    written it itself. A wider `mode` is for what holds no secret.
    """
    half = path.with_name(path.name + ".half")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        if owner:
            os.fchown(descriptor, owner.uid, owner.gid)
        elif os.geteuid() == 0:
            folder = path.parent.stat()
            os.fchown(descriptor, folder.st_uid, folder.st_gid)
        os.fchmod(descriptor, mode)
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    half.replace(path)


def database_account() -> Account | None:
    """This will choose who runs PostgreSQL: nobody special, unless we are root.

    Raises: WrongPlace when we are root and the machine has no unprivileged account.
    """
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise WrongPlace("PostgreSQL does not run as root and there is no account postgres or nobody.")


def check_socket(path: Path) -> Path:
    """This will return the path if a socket can live there.

    Raises: WrongPlace when the path is longer than the system allows.
    """
    if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
        raise WrongPlace(f"{path} is too long for a socket; set XDG_RUNTIME_DIR to a short folder")
    return path


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
