"""`build PART ...`: brings tables, grants, static files up to this version, as their owner.

Translations are compiled every time, except with `no-messages`: beside root's code only root may.
"""

import sys

import django


def run(words: list[str]) -> int:
    """This will build the named parts, in their order."""
    django.setup()
    from amaan.house import build, database

    def say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    if "no-messages" not in words:
        build.build_messages()
    if "schema" in words:
        build.build_schema(say)
    with build.owner_connection() as owner:
        if "schema" in words:
            database.mark_done(owner, "schema", database.schema_digest())
        if "access" in words:
            build.build_access(owner)
    if "static" in words:
        build.build_static()
    return 0
