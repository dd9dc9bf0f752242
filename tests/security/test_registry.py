"""Nothing is born outside the fence: every address, table, job, template and fact is listed."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver
from procrastinate.contrib.django import app as queue

from amaan.confidentiality import policy
from amaan.confidentiality.classes import SEALED_FIELDS
from amaan.jobs.kinds import KINDS, WATCHES
from amaan.protocol import codes, facts
from amaan.web.kit import registry

SOURCE = Path(facts.__file__).parents[1]
ACCESS = (SOURCE / "confidentiality" / "access.sql").read_text(encoding="utf-8")

# Tables without row security, and why each may stand without it.
PLAIN = {
    r"organisation_(unit|placement|officer|posting|signin|leave|dutyturn)": "who serves where",
    r"organisation_holiday": "days on which offices are shut",
    r"organisation_certificate": "what officers were trained for",
    r"insight_(count|amount|wait)": "views; row security of the tables beneath shows their rows",
    r"jobs_order": "kinds and counts, never a case",
    r"jobs_handbook": "the rules of a province as a file",
    r"organisation_rulesignature": "who stands for which rule",
    r"procrastinate_\w+": "ids of orders and nothing else",
    r"django_(content_type|migrations|session)": "the framework's own; sessions hold no case",
    r"auth_\w+|account_\w+|mfa_\w+|axes_\w+": "signing in",
    r"house_cache": "ids and counters",
}
# The queue library's own chores; the first is its old name for the second.
BUILTIN_TASKS = {
    "procrastinate.builtin_tasks.remove_old_jobs",
    "builtin:procrastinate.builtin_tasks.remove_old_jobs",
}


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """This will walk every address of the site, however deep it is included."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


def rows(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [str(name) for (name,) in cursor.fetchall()]


# -- addresses ------------------------------------------------------------------------------


def test_every_address_stands_behind_the_door_or_is_listed_as_foreign() -> None:
    unlisted = [
        route
        for route, pattern in addresses()
        if not hasattr(pattern.callback, "endpoint") and pattern.name not in registry.FOREIGN
    ]
    assert unlisted == []


def test_every_page_behind_the_door_has_an_address() -> None:
    reached = {
        pattern.callback.endpoint.name
        for _route, pattern in addresses()
        if hasattr(pattern.callback, "endpoint")
    }
    assert set(registry.ENDPOINTS) == reached


def test_every_foreign_address_exists_and_says_why_it_may_stand_there() -> None:
    named = {pattern.name for _route, pattern in addresses()}
    assert set(registry.FOREIGN) <= named
    assert all(why.strip() for why in registry.FOREIGN.values())


def test_no_address_has_a_place_for_anything_but_random_ids_and_kinds() -> None:
    # Rows, stages and languages of the law are printed in the statute book; they say nothing
    # about anybody.
    of_the_law = re.compile(r"<str:(row|way|language)>")
    odd = [
        route
        for route, pattern in addresses()
        if re.search(
            # A kind, a service, a sort of entry, a section, a register, a figure, a drill: codes of
            # closed lists.
            r"<(?!uuid:|str:(kind|service|sort|offence)>|slug:(name|figure_id|shape_id|scenario|form)>)",
            of_the_law.sub("", route) if route.startswith("law/") else route,
        )
        and pattern.name not in registry.FOREIGN
    ]
    assert odd == []


def test_no_two_addresses_are_the_same() -> None:
    routes = [route for route, _pattern in addresses()]
    assert sorted(set(routes)) == sorted(routes)


# -- tables ---------------------------------------------------------------------------------


def test_every_table_is_under_row_security_or_listed_as_plain(db: None) -> None:
    open_tables = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p', 'v', 'm', 'f')"
        " AND NOT (relrowsecurity AND relforcerowsecurity)"
    )
    unlisted = [t for t in open_tables if not any(re.fullmatch(p, t) for p in PLAIN)]
    assert unlisted == []


PRIVATE_ROOMS = (
    "cases", "investigation", "court", "support", "mediation", "desk", "oversight", "exports",
    "confidentiality",
)  # fmt: skip


def test_no_table_about_a_case_is_listed_as_plain() -> None:
    private = [
        model._meta.db_table
        for name in PRIVATE_ROOMS
        for model in apps.get_app_config(name).get_models()
    ]
    assert private
    assert not [t for t in private if any(re.fullmatch(p, t) for p in PLAIN)]


def test_every_table_of_ours_is_named_where_grants_are_written() -> None:
    ours = [
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("amaan.")
        for model in config.get_models()
    ]
    unnamed = [t for t in ours if t not in ACCESS and not t.startswith("jobs_")]
    assert unnamed == []


def test_every_model_has_its_table(db: None) -> None:
    here = set(rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
    assert {model._meta.db_table for model in apps.get_models() if model._meta.managed} <= here


# -- jobs -----------------------------------------------------------------------------------


def test_every_task_in_the_queue_belongs_to_a_listed_kind() -> None:
    listed = {kind.task for kind in KINDS.values() if kind.task} | WATCHES | BUILTIN_TASKS
    assert set(queue.tasks) == listed


def test_no_job_reads_a_class_that_exists_only_sealed() -> None:
    for kind in KINDS.values():
        assert {c.value for c in kind.classes} <= {"C1", "C2"}, kind.name


# -- templates ------------------------------------------------------------------------------


def templates() -> dict[str, Path]:
    return {
        str(path.relative_to(folder)): path
        for folder in SOURCE.glob("web/*/templates")
        for path in folder.rglob("*.html")
    }


def test_every_template_is_used_by_a_page_or_another_template() -> None:
    by_django = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("*.py", "*.html")
        for path in SOURCE.rglob(pattern)
        if "tests" not in path.parts
    )

    def is_named(name: str) -> bool:
        folder, _, file = name.rpartition("/")
        built = f'f"{folder}/{{' in text and f'"{file.removesuffix(".html")}"' in text
        return name in by_django or f'"{name}' in text or built

    assert [name for name in templates() if not is_named(name)] == []


@pytest.mark.parametrize("loophole", ["|safe", "autoescape off", "{% debug", "safeseq"])
def test_no_template_prints_a_word_unescaped(loophole: str) -> None:
    assert [n for n, p in templates().items() if loophole in p.read_text(encoding="utf-8")] == []


def test_nothing_that_opens_the_vault_is_imported_by_a_page_itself() -> None:
    importers = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts and "amaan.confidentiality.reveal" in _imports(path)
    }
    assert importers <= {"web/kit/reveal.py"}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


# -- facts and fields -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(k for k in facts.KINDS if k))
def test_every_fact_says_what_it_is_and_where_it_stands(kind: str) -> None:
    shape = facts.KINDS[kind]
    assert shape.title
    assert shape.__doc__
    assert not shape.__doc__.startswith(f"{shape.__name__}("), "the docstring is the machine's"
    assert shape.stage in codes.STAGES


@pytest.mark.parametrize("kind", sorted(k for k in facts.KINDS if k))
def test_no_fact_has_a_detail_for_free_words(kind: str) -> None:
    # What is neither coded nor a number, a flag or an outside reference could hold a name.
    # An instrument is the id of a file of `rules/instruments_risk`; the verb knows no other.
    outside = {"number", "corrects", "rule", "rules_version", "instrument", "offence", "opened",
               "found", "order_ref", "declared", "element", "evidence", "sent"}  # fmt: skip
    free = [
        f.name
        for f in fields(facts.KINDS[kind])
        if f.type in (str, "str", "tuple[str, ...]")
        and "codes" not in f.metadata
        and "date" not in f.metadata
        and f.name not in outside
    ]
    assert free == []


def test_every_sealed_field_can_be_opened_by_somebody_for_some_reason() -> None:
    from amaan.confidentiality.classes import part_of

    opened = {
        part
        for opens in policy.RELATIONS.values()
        for part in opens
        if policy.purposes_for(frozenset(policy.RELATIONS), part)
    }
    assert {part_of(field) for field in SEALED_FIELDS} <= opened
