"""The line of tabs on every page of figures: one list, so that nothing is reached from nowhere."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amaan.kernel.refusals import said
from amaan.organisation.posts import Post
from amaan.web.kit.frame import COMMANDING
from amaan.web.kit.markup import address
from amaan.web.kit.shapes import NavItem


@dataclass(frozen=True)
class Tab:
    """A page, what it is called here, and the posts that have it."""

    page: str
    title: str
    posts: Collection[Post]


# Who plans, and reads what many stations showed together.
ABOVE_DISTRICTS = frozenset(
    {Post.DISTRICT_COMMANDER, Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL}
)
# In this order. A page stands here from the push on that brings it, and not before.
TABS: tuple[Tab, ...] = (
    Tab("insight:home", said("Figures"), COMMANDING),
    Tab("insight:dashboard", said("Dashboard"), COMMANDING),
    Tab("insight:places", said("Place by place"), COMMANDING - {Post.STATION_COMMANDER}),
    Tab("insight:funnel", said("From report to conviction"), COMMANDING),
    Tab("insight:exports", said("Files"), COMMANDING),
    Tab("planning:home", said("Annual plan"), ABOVE_DISTRICTS),
    Tab("meetings:home", said("Crime meetings"), COMMANDING),
    Tab("evaluation:home", said("Do desks work?"), ABOVE_DISTRICTS),
    Tab("insight:more", said("Bands, waits and means"), COMMANDING),
    Tab("insight:equality", said("Equality"), COMMANDING),
    Tab("insight:institution", said("The institution"), COMMANDING),
    Tab("insight:study", said("What is counted"), COMMANDING),
    Tab("publication:home", said("Figures for the public"), {Post.INSPECTOR_GENERAL}),
)


def tabs_of(post: Post, path: str, query: str) -> tuple[NavItem, ...]:
    """This will give the tabs that a post has; those of figures keep the months and the place."""
    return tuple(
        NavItem(
            label=_(tab.title),
            url=(url := address(tab.page)) + (query if tab.page.startswith("insight:") else ""),
            here=url == path,
        )
        for tab in TABS
        if post in tab.posts
    )
