"""What import contracts cannot see: the shape of verbs, tables, files and words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey  # noqa: TID251 - to find any
from django.db import models
from django.views.generic import View  # noqa: TID251 - to find any

CLONE = Path(__file__).parents[2]
SOURCE = CLONE / "src" / "amaan"
FILES = [p for p in SOURCE.rglob("*.py") if "__pycache__" not in p.parts]
CODE = [p for p in FILES if not {"tests", "migrations"} & set(p.parts)]
ROOMS = (
    "organisation", "confidentiality", "cases", "investigation", "court", "support", "mediation",
    "desk", "oversight", "exports", "jobs",
)  # fmt: skip

LONGEST_FILE = 400
LONGEST_FUNCTION = 80
# Lists, not stories: they grow by one entry of a kind, and cutting them hides the kind.
LISTS = {
    "src/amaan/protocol/facts.py": "the closed vocabulary, one dataclass for each kind of fact",
    "src/amaan/protocol/codes.py": "the closed lists of codes that facts are written in",
    "src/amaan/confidentiality/policy.py": "who may see what, a line for each relation and act",
    "src/amaan/house/demo_cast.py": "who plays in the practice district",
    "src/amaan/web/kit/gallery_examples.py": "every component in every state",
}
# Pages that catch a refusal without a savepoint, and why nothing is spoilt there.
UNSPOILT = {
    "web/kit/finding.py": "asks the vault alone",
    "web/kit/near.py": "asks the vault alone",
    "web/kit/reveal.py": "asks the vault alone",
    "web/kit/own_sign_in.py": "asks the vault alone",
    "web/kit/own_numbers.py": "asks the vault alone",
    "web/kit/lost_factor.py": "asks the vault alone",
    "web/training/certificates.py": "checks a code and writes nothing",
    "web/meetings/reading.py": "what was judged before a refusal stays judged",
}
EMPTY_NAMES = {
    "utils",
    "util",
    "helper",
    "helpers",
    "manager",
    "managers",
    "common",
    "misc",
    "info",
}
# The first act of all: the register is empty and nobody is there yet to be its actor.
WITHOUT_AN_ACTOR = {"organisation.actions.found_the_service"}
# What proves who sits there runs on real time, even where the demonstration's clock is moved.
REAL_TIME = {
    "src/amaan/kernel/clock.py",
    "src/amaan/house/logs.py",
    "src/amaan/house/real_time.py",
    "src/amaan/web/kit/sign_in/session.py",
    "src/amaan/confidentiality/witness.py",
}
CLOCKS = re.compile(r"\b(datetime\.(now|utcnow)|date\.today|timezone\.now|time\.time)\(")
NOT_FINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def name_of(path: Path) -> str:
    return str(path.relative_to(CLONE))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def public_functions(module: str) -> list[tuple[str, ast.FunctionDef]]:
    found = []
    for room in ROOMS:
        # A room with many verbs keeps them in a folder of that name.
        folder = SOURCE / room / module
        for path in [folder.with_suffix(".py"), *sorted(folder.glob("[!_]*.py"))]:
            if path.exists():
                tree = ast.parse(path.read_text(encoding="utf-8"))
                found += [
                    (f"{room}.{module}.{node.name}", node)
                    for node in tree.body
                    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
                ]
    return found


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("amaan.")]


def test_every_verb_and_question_says_what_it_will_do() -> None:
    silent = [
        name
        for module in ("actions", "queries")
        for name, node in public_functions(module)
        if not (ast.get_docstring(node) or "").startswith("This will ")
    ]
    assert silent == []


def test_a_verb_is_keyword_only_and_is_told_who_acts_and_when() -> None:
    wrong = []
    for name, node in public_functions("actions"):
        keywords = {a.arg for a in node.args.kwonlyargs}
        defaulted = {
            a.arg
            for a, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            if default is not None
        }
        told = {"now"} if name in WITHOUT_AN_ACTOR else {"actor", "now"}
        if node.args.args or not told <= keywords or told & defaulted:
            wrong.append(name)
    assert wrong == []


def test_a_key_to_another_rooms_table_gives_no_way_back() -> None:
    open_doors = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model._meta.app_label != model._meta.app_label
        and not str(field.remote_field.related_name or "").endswith("+")
    ]
    assert open_doors == []


def test_no_table_points_at_anything_whatever() -> None:
    generic = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("amaan.")
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ]
    assert generic == []


def test_no_column_reads_the_clock_by_itself() -> None:
    own_clock = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
        or (isinstance(field, models.DateField) and field.has_default())
    ]
    assert own_clock == []


def test_there_is_one_clock_and_real_time_only_where_it_proves_somebody() -> None:
    own_clock = [
        name_of(p)
        for p in CODE
        if CLOCKS.search(p.read_text())
        and name_of(p) not in REAL_TIME
        and not name_of(p).startswith(
            ("src/amaan/confidentiality/vault/", "src/amaan/confidentiality/journal")
        )
    ]
    assert own_clock == []


def test_there_are_no_trees_of_view_classes() -> None:
    from amaan.house.urls import urlpatterns

    def views(patterns: list[object]) -> Iterator[object]:
        for pattern in patterns:
            yield from views(getattr(pattern, "url_patterns", []))
            yield getattr(pattern, "callback", None)

    classes = [getattr(v, "view_class", None) for v in views(list(urlpatterns))]
    ours = [c for c in classes if c and c.__module__.startswith("amaan.") and issubclass(c, View)]
    assert ours == []


def test_nothing_listens_to_signals() -> None:
    listening = [
        name_of(p)
        for p in CODE
        if re.search(r"\b(pre|post)_(save|delete|migrate|init)\b|@receiver\b", p.read_text())
    ]
    assert listening == []


def test_a_page_reads_on_after_a_refusal() -> None:
    """A refused verb spoils its transaction; outside a savepoint the page could only fail."""
    bare = [
        f"{path.relative_to(SOURCE)}:{attempt.lineno}"
        for path in CODE
        if path.is_relative_to(SOURCE / "web") and str(path.relative_to(SOURCE)) not in UNSPOILT
        for attempt in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(attempt, ast.Try)
        and any("Refused" in ast.unparse(h.type) for h in attempt.handlers if h.type)
        and not ast.unparse(attempt.body[0]).startswith("with transaction.atomic():")
    ]
    assert bare == []


def test_no_file_holds_two_trades() -> None:
    long = {
        name_of(p): n
        for p in FILES
        # What Django writes is as long as the tables are wide.
        if "migrations" not in p.parts
        and (n := len(p.read_text().splitlines())) > LONGEST_FILE
        and name_of(p) not in LISTS
    }
    assert long == {}


def test_no_function_needs_headings() -> None:
    long = {
        f"{name_of(path)}:{node.name}": length
        for path in CODE
        for node in functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
        and name_of(path) not in LISTS
    }
    assert long == {}


def test_no_module_hides_behind_an_empty_name() -> None:
    assert [name_of(p) for p in FILES if p.stem in EMPTY_NAMES] == []


def test_nothing_is_left_for_later_in_the_code() -> None:
    assert [name_of(p) for p in CODE if NOT_FINISHED.search(p.read_text())] == []


def test_every_room_says_at_its_door_what_it_promises() -> None:
    rooms = [p.parent for p in SOURCE.glob("*/apps.py")]
    rooms += [SOURCE / name for name in ("kernel", "documents", "protocol")]
    assert [r.name for r in rooms if not (r / "README.md").exists()] == []


def test_a_migration_is_named_by_what_it_changes() -> None:
    unnamed = [
        name_of(p)
        for p in SOURCE.rglob("migrations/0*.py")
        if re.search(r"_(initial|auto_\w+|alter_\w+_options)$|^\d+$", p.stem)
    ]
    assert unnamed == []


def test_a_migration_knows_no_model_of_today() -> None:
    knowing = [
        name_of(p)
        for p in SOURCE.rglob("migrations/0*.py")
        if re.search(r"^(from|import) amaan\.\w+(\.\w+)*\.models\b", p.read_text(), re.MULTILINE)
    ]
    assert knowing == []


def test_a_test_is_named_by_a_sentence() -> None:
    paths = [p for p in FILES if "tests" in p.parts] + list((CLONE / "tests").rglob("test_*.py"))
    short = [
        f"{name_of(path)}:{node.name}"
        for path in paths
        for node in functions(path)
        if node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert short == []


@pytest.mark.parametrize("lock", ["run", "test"])
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: str) -> None:
    text = (CLONE / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9][\w.-]*)(==\S+)?", text, re.MULTILINE)
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert [name for name, pinned in packages if not pinned] == []
    assert [b.split()[0] for b in blocks if "--hash=sha256:" not in b] == []
    assert re.findall(r"://|file:|--(?:extra-)?index|--find-links", text) == []


def test_every_guest_of_the_house_has_its_reason_written_down() -> None:
    text = (CLONE / "locks" / "run.txt").read_text(encoding="utf-8")
    told = (CLONE / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    guests = re.findall(r"^([a-z0-9][\w.-]*)==", text, re.MULTILINE)
    assert [guest for guest in guests if guest not in told] == []


def test_the_demonstration_installs_nothing_the_tests_do_not_pin_alike() -> None:
    pins = {}
    for lock in ("run", "test"):
        text = (CLONE / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
        pins[lock] = set(re.findall(r"^([a-z0-9][\w.-]*==[^ \\;]+)", text, re.MULTILINE))
    assert pins["run"] <= pins["test"]


def test_one_place_says_who_reads_the_urdu_text() -> None:
    again = re.compile(r"_ur if |\"ur\", \"ps\"|get_language\(\) == \"ur\"")
    found = [
        name_of(path)
        for path in CODE
        if "web" in path.parts
        and path != SOURCE / "web" / "kit" / "language.py"
        and again.search(path.read_text(encoding="utf-8"))
    ]
    assert found == [], "ask amaan.web.kit.language"
