"""A bundle: the same archive from the same files, and every file is held against its digest."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from amaan.house import upgrading
from amaan.house.commands.bundle import _code, pack
from amaan.house.places import CLONE
from amaan.house.upgrading import NotUpgraded


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, Path]]:
    (tmp_path / "amaan").write_text("#!/usr/bin/env python3\n")
    (tmp_path / "run.txt").write_text("django==1\n")
    return [("amaan", tmp_path / "amaan"), ("locks/run.txt", tmp_path / "run.txt")]


def test_the_same_files_make_the_same_archive(
    files: list[tuple[str, Path]], tmp_path: Path
) -> None:
    one, two = tmp_path / "one.tar.gz", tmp_path / "two.tar.gz"
    pack(one, files)
    (tmp_path / "amaan").touch()
    pack(two, files)
    assert one.read_bytes() == two.read_bytes()


def test_a_file_that_was_exchanged_is_not_installed(
    files: list[tuple[str, Path]], tmp_path: Path
) -> None:
    archive, beside = tmp_path / "b.tar.gz", tmp_path / "beside"
    beside.mkdir()
    pack(archive, files)
    inside = upgrading.unpack(archive, beside)
    (inside / "locks" / "run.txt").write_text("django==2\n")
    with pytest.raises(NotUpgraded, match=r"locks/run\.txt"):
        upgrading.unpack(archive, beside)


def test_the_code_in_it_is_whole_and_holds_nothing_of_an_installation() -> None:
    names = {name for name, _path in _code()}
    assert {"amaan", "locks/run.txt", "src/amaan/house/__main__.py", "LICENSE"} <= names
    assert not [n for n in names if n.startswith((".venv", "var/", ".git")) or "__pycache__" in n]


def test_packages_that_came_along_are_asked_for_nowhere_else(tmp_path: Path) -> None:
    shutil.copy(CLONE / "amaan", tmp_path)
    (tmp_path / "locks").mkdir()
    (tmp_path / "wheels").mkdir()
    (tmp_path / "locks" / "run.txt").write_text(f"sqlparse==0.6.1 --hash=sha256:{'0' * 64}\n")
    done = subprocess.run(
        [sys.executable, tmp_path / "amaan", "help"],
        env={"PATH": "/usr/bin:/bin", "PIP_INDEX_URL": "http://127.0.0.1:1/"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "127.0.0.1" not in done.stderr
    assert "No matching distribution" in done.stderr


def test_a_path_that_leads_out_of_the_archive_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "evil.tar.gz"
    (tmp_path / "x").write_text("x")
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(tmp_path / "x", "../outside")
    (tmp_path / "deep").mkdir()
    with pytest.raises(tarfile.OutsideDestinationError):
        upgrading.unpack(archive, tmp_path / "deep")
    assert not (tmp_path / "outside").exists()
