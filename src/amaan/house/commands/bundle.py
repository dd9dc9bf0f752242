"""`bundle`: one archive that installs without a network: the code and every locked package."""

import argparse
import gzip
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from amaan.house.places import CLONE

_PARTS = (
    *("amaan", "pyproject.toml", "locks", "src", "rules", "docs"),
    *("README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md"),
)
_LEFT_OUT = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
SUMS = "SHA256SUMS"


def run(words: list[str]) -> int:
    """This will write the archive and say its digest, to be read out over another line."""
    parser = argparse.ArgumentParser(prog="./amaan bundle", description=__doc__)
    parser.add_argument("archive", type=Path, help="for example amaan-2026.11.tar.gz")
    parser.add_argument("--platform", action="append", default=[], help="as pip calls it")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as place:
        wheels = Path(place)
        if not _fetch(wheels, asked.platform):
            print("amaan bundle: pip could not fetch every locked package", file=sys.stderr)
            return 1
        count = pack(asked.archive, [*_code(), *_wheels(wheels)])
    digest = hashlib.sha256(asked.archive.read_bytes()).hexdigest()
    print(f"{asked.archive}: {count} files\nsha256 {digest}")
    return 0


def pack(archive: Path, files: list[tuple[str, Path]]) -> int:
    """This will write files into an archive that is the same whenever it is made of the same."""
    sums = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files
    )
    half = archive.with_name(archive.name + ".half")
    with (
        half.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
        tempfile.NamedTemporaryFile("w", encoding="utf-8") as listed,
    ):
        listed.write(sums)
        listed.flush()
        for name, path in [*files, (SUMS, Path(listed.name))]:
            entry = tar.gettarinfo(str(path), f"amaan/{name}")
            entry.mtime = entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mode = 0o755 if name == "amaan" else 0o644
            with path.open("rb") as content:
                tar.addfile(entry, content)
    half.replace(archive)
    return len(files)


def _fetch(into: Path, platforms: list[str]) -> bool:
    command = [sys.executable, "-m", "pip", "download", "--require-hashes", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(into), "-qq"]
    command += ["--disable-pip-version-check", "-r", str(CLONE / "locks" / "run.txt")]
    for platform in platforms:
        command += ["--platform", platform]
    return subprocess.run(command, check=False).returncode == 0


def _code() -> Iterator[tuple[str, Path]]:
    for part in _PARTS:
        root = CLONE / part
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            inside = path.relative_to(CLONE)
            if path.is_file() and not _LEFT_OUT & set(inside.parts) and path.suffix != ".mo":
                yield str(inside), path


def _wheels(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        yield f"wheels/{path.name}", path
