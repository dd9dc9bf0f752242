"""Women in command: who held the posts that lead units, by sex, at two instants.

Source: mission study, C3 (women's advancement); domain standards 9.6, indicator 60.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.measures import Share, share_of
from amaan.organisation.command import COMMANDS
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.organisation.serving import serving
from amaan.workforce.training import READS

YEAR = timedelta(days=365)
# Beside those who command, those who lead an investigation.
LEADING = (*COMMANDS.values(), Post.INVESTIGATOR)


@dataclass(frozen=True)
class Leads:
    """Of so many who hold a post of command, how many are women: now, and a year before."""

    post: Post
    now: Share
    before: Share


def who_leads(actor: Actor, now: datetime) -> tuple[Leads, ...]:
    """This will say of each post that leads how many women hold it. Raises: NotFound."""
    confidentiality.permit(actor=actor, act=READS, case_id=None, now=now)
    today, then = (_women(actor, at) for at in (now, now - YEAR))
    return tuple(
        Leads(post, share_of(*today[post]), share_of(*then[post]))
        for post in LEADING
        if today[post][1] or then[post][1]
    )


def _women(actor: Actor, at: datetime) -> dict[Post, tuple[int, int]]:
    held = [(one.post, one.sex == "female") for one in serving(actor, at)]
    return {
        post: (sum(woman for held_post, woman in held if held_post == post),
               sum(held_post == post for held_post, _woman in held))
        for post in LEADING
    }  # fmt: skip
