"""`./amaan` itself: one file, any Python from 3.11 on, plain words when something lacks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]


def start(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=False
    )


def test_an_old_python_is_told_what_is_needed() -> None:
    done = start(
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0);"
        f"runpy.run_path({str(CLONE / 'amaan')!r}, run_name='__main__')"
    )
    assert "needs Python 3.11" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_needs_nothing_beyond_the_standard_library() -> None:
    done = start(
        "import ast, sys; tree = ast.parse(open(sys.argv[1]).read());"
        "names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names];"
        "names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)];"
        "print([n for n in names if n.split('.')[0] not in sys.stdlib_module_names])",
        str(CLONE / "amaan"),
    )
    assert done.stdout.strip() == "[]"


def test_it_names_no_place_to_fetch_packages_from() -> None:
    assert "://" not in (CLONE / "amaan").read_text(encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copy(CLONE / "amaan", tmp_path)
    (tmp_path / "locks").mkdir()
    (tmp_path / "src" / "amaan" / "house").mkdir(parents=True)
    (tmp_path / "src" / "amaan" / "__init__.py").write_text("")
    (tmp_path / "src" / "amaan" / "house" / "__init__.py").write_text("")
    main = "import os, sys; print(sys.argv[1:], os.getcwd())"
    (tmp_path / "src" / "amaan" / "house" / "__main__.py").write_text(main)
    (tmp_path / "locks" / "run.txt").write_text("")
    return tmp_path


def run(clone: Path, *words: str, where: str = "/") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, clone / "amaan", *words],
        cwd=where,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_environment_is_made_once_and_again_only_for_another_lock(clone: Path) -> None:
    first, second = run(clone, "demo"), run(clone, "demo")
    assert "once" in first.stdout
    assert "once" not in second.stdout
    (clone / "locks" / "run.txt").write_text("# another\n")
    assert "once" in run(clone, "demo").stdout


def test_it_hands_over_the_words_and_stays_where_they_were_typed(clone: Path) -> None:
    run(clone, "demo")
    assert run(clone, "whatif", "facts.toml", where="/usr").stdout.strip() == (
        "['whatif', 'facts.toml'] /usr"
    )


def test_a_package_with_another_hash_is_not_installed(clone: Path) -> None:
    wrong = "--hash=sha256:" + "0" * 64
    (clone / "locks" / "run.txt").write_text(f"sqlparse==0.6.1 {wrong}\n")
    done = run(clone, "demo")
    assert done.returncode == 1
    assert "could not be installed" in done.stderr
    assert not (clone / ".venv" / "amaan-run.stamp").exists()
