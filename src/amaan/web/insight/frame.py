"""What every page of figures is given beside its own: tabs, choices, how old the count is."""

from datetime import timedelta

from amaan.insight import queries
from amaan.web.insight.asking import Page, choices
from amaan.web.insight.tabs import tabs_of
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.visit import Visit

# Counted each night: what is older than two nights is old, and the page says so.
OLD = timedelta(days=2)


def frame(
    page: Page, visit: Visit, here: str, more: tuple[shapes.Field, ...] = ()
) -> dict[str, object]:
    """This will give a page its tabs and choices, and say up to when everything is counted."""
    counted = queries.last_counted()
    return {
        "here": here,
        "tabs": tabs_of(visit.actor.post, here, page.query),
        "query": page.query,
        "choices": (*choices(page, visit), *more),
        "reports_of": page.months,
        "counted": clock_words.moment(counted) if counted else "",
        "counted_long_ago": counted is not None and visit.now - counted > OLD,
    }
