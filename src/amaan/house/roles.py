"""The database's roles: who may log in, who may pass by row security, who only keeps.

One process, one role. Only `owner` (migrations) and `backup` (reads all, writes nothing)
pass by row security, and no page, vault or job ever runs as one of them. Keepers own the
few functions that act for somebody else; nobody logs in as one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A role of the database."""

    name: str
    login: bool = True
    passes_row_security: bool = False
    reads_all: bool = False


ROLES = (
    Role("owner", passes_row_security=True),
    Role("web"),
    Role("vault"),
    Role("jobs"),
    Role("stats"),
    Role("backup", passes_row_security=True, reads_all=True),
    Role("journal_keeper", login=False),
    Role("standing_keeper", login=False),
)
LOGINS = tuple(r.name for r in ROLES if r.login)
KEEPERS = tuple(r.name for r in ROLES if not r.login)
EVERYBODY = tuple(r.name for r in ROLES)
