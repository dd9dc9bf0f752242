"""A command that reaches the tables as the site does: with the rights of a role, and no more."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import django

from amaan.house.places import default_home
from amaan.house.supervisor import environment_for_children

if TYPE_CHECKING:
    from amaan.organisation.posts import Post
    from amaan.organisation.queries import Actor


def reach(command: str, role: str) -> str | None:
    """This will make this process one of the site's; gives its profile, or None where none is.

    As whom a command reaches the tables is its role: what that may not know stays unknown.
    """
    home = Path(os.environ.get("AMAAN_HOME", default_home()))
    mark = home / "profile"
    if not mark.exists():
        print(f"amaan {command}: nothing is installed in {home}", file=sys.stderr)
        return None
    profile = mark.read_text(encoding="utf-8").strip()
    os.environ.update(environment_for_children(home, profile, 8000), AMAAN_ROLE=role)
    django.setup()
    return profile


def answered(command: str, answer: Callable[[], int]) -> int:
    """This will answer, or say in words why not, after the site was reached."""
    from django.db import OperationalError

    from amaan.kernel.refusals import Refused
    from amaan.web.kit.sentences import sentence_of

    try:
        return answer()
    except OperationalError:
        print(f"amaan {command}: the database does not answer; is Amaan running?", file=sys.stderr)
    except Refused as refusal:
        print(f"amaan {command}: {sentence_of(refusal)}", file=sys.stderr)
    return 1


def officer(
    command: str, number: str | None, profile: str, of_the_demo: "Post", now: datetime
) -> "Actor | None":
    """This will give who serves under a number, or, said, None.

    A demonstration has its own officer of a post, where no number is given.
    """
    from django.db import transaction

    from amaan.house.demo_cast import cast
    from amaan.organisation.queries import acting_as, officer_by_service_number

    if number is None and profile == "demo":
        number = next(one.service_number for one in cast if one.post is of_the_demo)
    with transaction.atomic():
        found = officer_by_service_number(number, now) if number else None
        actor = None if found is None else acting_as(found, now)
    if actor is None:
        print(f"amaan {command}: nobody serves under this number; give --as", file=sys.stderr)
    return actor
