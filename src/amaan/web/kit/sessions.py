"""Sessions in their table, as Django keeps them, read by a statement that is planned once."""

from typing import Any

from django.contrib.sessions.backends import db

from amaan.organisation import prepared

_LOAD = """
SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > clock_timestamp()
"""


class SessionStore(db.SessionStore):
    """Django's own store of sessions, but for how one is read: every page does."""

    def load(self) -> dict[str, Any]:
        rows = prepared.ask(_LOAD, [self.session_key])
        if not rows:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(rows[0][0])
        return found
