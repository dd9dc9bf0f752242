"""Every address of the site, with what it shows and to whom. What is not here does not exist.

The door writes entries as views are declared; the few addresses that belong to libraries
are listed by hand. A test walks the URL resolver and fails on anything unlisted, and the
canary crawl walks the registry, so a page cannot be born outside the fence.
"""

from dataclasses import dataclass
from enum import StrEnum

from amaan.confidentiality.classes import DataClass


class Assurance(StrEnum):
    """What a session must have proved before a page opens."""

    NOBODY = "nobody"
    PASSWORD = "password"  # noqa: S105 - a level of assurance, not a secret
    SECOND_FACTOR = "second_factor"


@dataclass(frozen=True)
class Endpoint:
    """One view: its audience, the classes of data it may show, what the session must prove."""

    name: str
    audience: str
    classes: frozenset[DataClass]
    assurance: Assurance
    methods: frozenset[str]
    # Whether its answer leaves as a file. A file is sent on and read where no door stands.
    export: bool = False


ENDPOINTS: dict[str, Endpoint] = {}

# Views of libraries: name of the URL pattern, and why it may stand without our door.
FOREIGN: dict[str, str] = {
    "set_language": "keeps the reader's language in a cookie; it sees no case and no officer",
}


def register(endpoint: Endpoint) -> None:
    """This will enter a view; two views of one name are a mistake in the code.

    Raises: ValueError for a name already taken.
    """
    if endpoint.name in ENDPOINTS:
        raise ValueError(f"two views are called {endpoint.name}")
    ENDPOINTS[endpoint.name] = endpoint
