"""The accounts of the machine among which a real installation divides its processes.

Four, and none of them root: one that holds the database and its files, one for the vault, one
for the web server, one for background work. The supervisor alone stays root, to start each as
its account and to end it; it opens no port and no socket, reads no case and answers nobody.

What divides them is the kernel: whoever takes the web server over is an account that may not
read the vault's keys, its memory, its spool or anybody else's password, and to the vault it is
a caller like any other.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amaan.house.places import Account, public_of, sockets_of, vault_socket_of, write_private

PARTS = ("database", "vault", "web", "jobs")
# Which they are stands in the home, so that no command by hand has to be told again.
LIST = "accounts"
# The owner of the tables and whoever reads them all for a backup gain nothing from an account
# that holds the files of the database already.
_PART_OF = {"owner": "database", "backup": "database", "stats": "database", "history": "web"}
_KEPT_IN_STATE = (
    *("running.json", "acknowledged.json", "journal.highest", "last-backup.json"),
    *("restored.json", "recovery.recipient", "static.digest"),
)


@dataclass(frozen=True)
class Accounts:
    """Which account runs what."""

    database: Account
    vault: Account
    web: Account
    jobs: Account

    def all(self) -> tuple[Account, ...]:
        """This will list them, in the order of `PARTS`."""
        return self.database, self.vault, self.web, self.jobs

    def written(self) -> str:
        """This will write them as AMAAN_ACCOUNTS has them."""
        named = zip(PARTS, self.all(), strict=True)
        return ",".join(f"{part}={account.name}" for part, account in named)

    def of(self, role: str) -> Account:
        """This will give the account in which a process of this database role runs."""
        account: Account = getattr(self, _PART_OF.get(role, role))
        return account

    def identity(self, role: str) -> dict[str, object]:
        """This will give the account part of a subprocess call.

        The vault's own group opens the folder of its socket and nothing else of the vault's.
        """
        account = self.of(role)
        return {"user": account.uid, "group": account.gid, "extra_groups": [self.vault.gid]}


def settle(home: Path, accounts: Accounts) -> None:
    """This will give every folder and file of a home to the account that needs it.

    At each start, and again once passwords were drawn: a home that one account kept before is
    divided by the same lines. Root never follows a link here.
    """
    database, vault, web, jobs = accounts.all()
    for name, account in (("keys", vault), ("database", database), ("static", database)):
        _tree(home / name, account)
    _folder(home, 0, 0, 0o711)
    _folder(home / "logs", 0, 0, 0o700)
    _folder(home / "secrets", 0, 0, 0o711)
    _folder(home / "state", database.uid, web.gid, 0o2750)
    _folder(home / "public", vault.uid, vault.gid, 0o755)
    _folder(home / "static", database.uid, web.gid, 0o755)
    _folder(home / "backups", 0, 0, 0o711)
    _folder(home / "backups" / "data", database.uid, database.gid, 0o700)
    _folder(home / "extracts", database.uid, database.gid, 0o700)
    # Whoever watches reads the names of the streams, which are dates; vault alone their content.
    _folder(home / "backups" / "keys", vault.uid, database.gid, 0o750)
    for name in _KEPT_IN_STATE:
        _bring(home / name, home / "state" / name, database.uid, web.gid, 0o640)
    _bring(home / "vault.pub", home / "public" / "vault.pub", vault.uid, vault.gid, 0o644)
    for owner, names in (
        (database, ("owner.password", "backup.password", "stats.password")),
        (vault, ("vault.password", "gateway.token")),
        (web, ("web.password", "web.key")),
        (jobs, ("jobs.password",)),
    ):
        for name in names:
            _give(home / "secrets" / name, owner.uid, owner.gid, 0o600)
    write_private(home / LIST, accounts.written() + "\n")
    for name in ("profile", "witnesses", LIST):
        _give(home / name, 0, 0, 0o644)


def settle_sockets(home: Path, accounts: Accounts) -> Path:
    """This will make the folders of both sockets, and give the one of the database."""
    outer = sockets_of(home)
    _folder(outer, 0, 0, 0o711)
    _folder(outer / "database", accounts.database.uid, accounts.database.gid, 0o711)
    _folder(outer / "apart", accounts.vault.uid, accounts.vault.gid, 0o710)
    return outer / "database"


def settings_of(home: Path, accounts: Accounts) -> dict[str, str]:
    """This will give what every process must be told where accounts are apart."""
    return {
        "AMAAN_VAULT_SOCKET": str(vault_socket_of(home)),
        "AMAAN_VAULT_PUBLIC": str(public_of(home) / "vault.pub"),
        "AMAAN_VAULT_CALLERS": accounts.web.name,
        "AMAAN_VAULT_JOBS": accounts.jobs.name,
    }


def faults(accounts: Accounts, code: Path) -> Iterator[str]:
    """This will say what keeps these accounts from being apart, each with what to do."""
    for account in accounts.all():
        if account.name == "nobody":
            yield "The account nobody is everybody's who has none. Make an account of its own."
        for folder in (code.parent, code, code / "src", code / ".venv"):
            if folder.exists() and _may_write(folder, account):
                yield (
                    f"{account.name} may change {folder}, the code that every other account "
                    f"runs. Give it to root: chown -R root: {code}; chmod -R go-w {code}"
                )


def _may_write(folder: Path, account: Account) -> bool:
    seen = folder.stat()
    by_group = seen.st_gid == account.gid and seen.st_mode & stat.S_IWGRP
    # In a folder like /tmp everybody may write, and nobody change what is another's.
    by_all = seen.st_mode & stat.S_IWOTH and not seen.st_mode & stat.S_ISVTX
    return bool(seen.st_uid == account.uid or by_group or by_all)


def _folder(path: Path, uid: int, gid: int, mode: int) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        # Owner first: changing it takes the mark away by which new files get the group.
        os.fchown(descriptor, uid, gid)
        os.fchmod(descriptor, mode)
    finally:
        os.close(descriptor)


def _bring(before: Path, after: Path, uid: int, gid: int, mode: int) -> None:
    if before.exists() and not before.is_symlink() and not after.exists():
        before.replace(after)
    _give(after, uid, gid, mode)


def _give(path: Path, uid: int, gid: int, mode: int) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    try:
        os.fchown(descriptor, uid, gid)
        os.fchmod(descriptor, mode)
    finally:
        os.close(descriptor)


def _tree(top: Path, account: Account) -> None:
    # Only where it has changed hands: walking a province's database would take its time, and
    # what an account made in its own folder is its own already.
    if not top.is_dir() or top.stat().st_uid == account.uid:
        return
    for folder, _folders, files in os.walk(top):
        for name in ("", *files):
            os.chown(Path(folder) / name, account.uid, account.gid, follow_symlinks=False)
