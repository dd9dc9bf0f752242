"""Another version is taken whole, or this one stands with nothing lost."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from amaan.house import upgrading
from amaan.house.database import Secrets, connect_as_owner
from amaan.house.places import CLONE, sockets_of
from amaan.house.postgres import cluster_of
from amaan.house.stack import Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import Supervisor, environment_for_children
from amaan.house.testing import build_beforehand
from amaan.house.upgrading import NotUpgraded, Version

pytestmark = pytest.mark.stack

MIGRATION = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("jobs", "{before}")]
    operations = [migrations.RunSQL("CREATE TABLE of_the_other_version (x int)")]
"""
FAILING = MIGRATION.replace("(x int)", "(x int); DELETE FROM house.kept")
BROKEN = FAILING.replace("DELETE FROM house.kept", "SELECT 1 / 0")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    place = Path(tempfile.mkdtemp(prefix="amaan-upgrade-", dir="/tmp"))
    place.chmod(0o711)
    home = place / "home"
    build_beforehand(home)
    cluster = cluster_of(home)
    supervisor = Supervisor(cluster, home, environment_for_children(home, "demo", 8000))
    made = Stack(home=home, cluster=cluster, supervisor=supervisor, steps=Steps(), port=8000)
    made.raise_database()
    made.make_web_key()
    made.build()
    with owner(made) as connection:
        connection.execute("CREATE TABLE house.kept (word text)")
        connection.execute("INSERT INTO house.kept VALUES ('hers')")
    yield made
    supervisor.stop(lambda _line: None)
    shutil.rmtree(place)
    shutil.rmtree(sockets_of(home), ignore_errors=True)


def owner(stack: Stack) -> psycopg.Connection:
    kept = Secrets(stack.cluster.password_file.parent)
    return connect_as_owner(str(stack.cluster.sockets), kept.of("owner"))


def kept(stack: Stack) -> list[str]:
    with owner(stack) as connection:
        return [row[0] for row in connection.execute("SELECT word FROM house.kept")]


def has(stack: Stack, table: str) -> bool:
    with owner(stack) as connection:
        found = connection.execute("SELECT to_regclass(%s)", [table]).fetchone()
    return found is not None and found[0] is not None


def databases(stack: Stack) -> set[str]:
    with stack.cluster.connect() as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}


@pytest.fixture
def other(tmp_path: Path) -> Version:
    """This will give a version with one migration more, which a test writes."""
    for part in ("src", "rules", "locks"):
        shutil.copytree(CLONE / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    return Version(tmp_path, Path(sys.executable))


def add_migration(version: Version, text: str) -> None:
    folder = version.folder / "src/amaan/jobs/migrations"
    newest = max(path.stem for path in folder.glob("0*.py"))
    path = folder / f"{int(newest[:4]) + 1:04}_of_the_other_version.py"
    path.write_text(text.format(before=newest))


def test_a_migration_that_fails_leaves_this_version_with_everything(
    stack: Stack, other: Version
) -> None:
    before = stack.marks()
    add_migration(other, BROKEN)
    with pytest.raises(NotUpgraded, match="as it was"):
        upgrading.change_over(stack, other)
    assert kept(stack) == ["hers"]
    assert not has(stack, "of_the_other_version")
    assert stack.marks() == before
    assert not databases(stack) & {upgrading.BEFORE, f"{upgrading.BEFORE}_half"}


def test_what_an_earlier_migration_destroyed_comes_back_when_a_later_one_fails(
    stack: Stack, other: Version
) -> None:
    add_migration(other, FAILING)
    add_migration(other, MIGRATION)
    with pytest.raises(NotUpgraded):
        upgrading.change_over(stack, other)
    assert kept(stack) == ["hers"]


def test_an_upgrade_that_was_cut_off_is_undone_by_the_next_start(stack: Stack) -> None:
    upgrading._copy(stack)
    with owner(stack) as connection:
        connection.execute("DELETE FROM house.kept")
    assert upgrading.half_done(stack)
    assert kept(stack) == ["hers"]
    assert not upgrading.half_done(stack)


def test_a_version_that_works_is_taken_and_leaves_no_copy_behind(
    stack: Stack, other: Version
) -> None:
    add_migration(other, MIGRATION)
    upgrading.change_over(stack, other)
    assert has(stack, "of_the_other_version")
    assert kept(stack) == ["hers"]
    assert upgrading.BEFORE not in databases(stack)
