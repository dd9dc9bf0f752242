"""How the installation is doing, as whoever watches it wrote it down; nothing of any case.

A small file in the home, written once a minute. Pages read it instead of asking: the day on
which nothing answers is the day on which somebody wants to know why.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amaan.kernel.refusals import said
from amaan.law import signoff
from amaan.organisation.posts import Province
from amaan.protocol import rulebook

# Each says what is wrong, and what to do about it.
SENTENCES: Mapping[str, str] = {
    "part_down": said(
        "%(name)s does not answer. It is started again by itself; if this stays, read its "
        "log in the home."
    ),
    "one_account": said(
        "Pages, vault, background work and database run as one account of the machine. The "
        "reason given: %(why)s"
    ),
    "no_custodian": said(
        "Fewer than two custodians of identities are posted: nothing can be erased, and "
        "sealed cases wait. Appoint them."
    ),
    "no_auditor": said(
        "No oversight auditor is posted: nobody from outside the stations looks at who "
        "looked. Appoint one."
    ),
    "few_registrars": said(
        "Fewer than two registrars are posted: lost second factors need two. Appoint another."
    ),
    "posts_short": said(
        "%(n)s required posts of districts are short or their holders on leave, the first in "
        "%(name)s. The registrar's page Who is there tonight says which."
    ),
    "queue_old": said(
        "%(n)s queues are older than they may be, the first in %(name)s. Whoever keeps them has "
        "been told, and the next one up."
    ),
    "review_late": said(
        "%(n)s emergencies wait for their review for more than 72 hours, the first in %(name)s. "
        "Until then the officer cannot open another."
    ),
    "few_witnesses": said(
        "%(n)s of at least two witnesses follow the journal. Ask institutions outside the "
        "police, and list them in the home."
    ),
    "witness_silent": said(
        "The witness %(name)s has not answered for %(n)s minutes. Call it; until then "
        "nobody outside sees the journal grow."
    ),
    "journal_shorter": said(
        "The journal is %(n)s entries shorter than %(name)s has seen. This is an older "
        "copy, or entries were removed. Find out which."
    ),
    "contradiction": said(
        "The witness %(name)s refuses the journal: it is not the one it signed before. "
        "Keep everything as it is, and call the oversight."
    ),
    "restored": said(
        "This installation was brought back from a backup of %(when)s. What was written "
        "after it is not here."
    ),
    "no_sheets": said(
        "No recovery sheets were drawn. If this machine is lost, everything is lost. Hold "
        "the key ceremony: ./amaan keys sheets"
    ),
    "no_backup": said("There is no backup of %(name)s."),
    "backup_old": said("The newest backup of %(name)s is %(n)s hours old; it is made every day."),
    "backup_failed": said("The last backup of %(name)s failed: %(why)s"),
    "backup_here": said(
        "Backups lie on the same disk as the installation: both are lost together. Set "
        "AMAAN_BACKUP_FOLDER or AMAAN_BACKUP_COMMAND."
    ),
    "rehearsal_failed": said(
        "The rehearsal of a restore failed: %(why)s Until one passes, nobody knows whether the "
        "backups bring anything back."
    ),
    "rehearsal_old": said(
        "No restore was rehearsed for %(n)s days; one is due every week. Run: ./amaan rehearse"
    ),
    "disk_soon_full": said(
        "The disk of %(name)s is %(n)s %% full. Make room before nothing can be saved."
    ),
    "no_keys_next_year": said(
        "The vault has no keys for %(n)s. Make them before the year begins: the vault's "
        "command extend."
    ),
    "work_waits": said(
        "Work in the background waits for %(n)s minutes: late duties are not told. Look "
        "at the log of the jobs."
    ),
    "intake_waits": said(
        "What was sealed waits for the vault for %(n)s minutes. Look at the log of the vault."
    ),
    "clock_back": said(
        "The clock of this machine stands %(n)s minutes before what was written last. Put "
        "it right: the law counts in hours."
    ),
    "rules_unsigned": said(
        "%(n)s rules are signed by nobody for %(name)s: they are shown as guidance, and nobody is "
        "late for them. A lawyer of the province reads them, and its registrar writes that down "
        "under The law, To be signed."
    ),
    "sentences_unread": said(
        "%(n)s sentences of the pages for her and for the public were read by nobody in %(name)s: "
        "those pages are not there. A native reader reads them, and you write that down: "
        "./amaan sentences list %(name)s"
    ),
    "certificate_ends": said("The certificate ends in %(n)s days; after that no desk can sign in."),
}
STREAMS = {"data": said("the data"), "keys": said("the keys")}
# Everybody must know these: what a page shows may not be all there was.
FOR_EVERYBODY = ("restored", "journal_shorter", "contradiction")


@dataclass(frozen=True)
class Alarm:
    """One thing that is wrong with the installation."""

    code: str
    values: Mapping[str, Any]
    acknowledged: bool = False

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        return _(SENTENCES[self.code]) % {n: _shown(n, v) for n, v in self.values.items()}


def _shown(name: str, value: Any) -> str:
    if name == "when":
        at = timezone.localtime(datetime.fromisoformat(value))
        return f"{date_format(at, 'j F Y')}, {at:%H:%M}"
    if value in Province.values:
        return str(Province(value).label)
    # Latin words and numbers keep their own direction inside a line of Urdu.
    word = _(STREAMS[value]) if value in STREAMS else str(value)
    return word if word.isdecimal() else f"\u2068{word}\u2069"


@dataclass(frozen=True)
class Reading:
    """What was found, and when."""

    at: datetime
    alarms: tuple[Alarm, ...]
    figures: Mapping[str, Any]


def read(path: Path | None = None) -> Reading | None:
    """This will give the newest reading, or None where nobody watches."""
    path = path or getattr(settings, "RUNNING", None)
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path else None
        if not found:
            return None
        alarms = (Alarm(a["code"], a["values"], a["acknowledged"]) for a in found["alarms"])
        return Reading(datetime.fromisoformat(found["at"]), tuple(alarms), found["figures"])
    except (OSError, ValueError, KeyError):
        return None


@dataclass(frozen=True)
class _ForPages:
    """What pages need of the newest reading, and when that was written."""

    stamp: int = 0
    alarms: tuple[Alarm, ...] = ()
    # By province: how many rules nobody signed, of how many.
    unsigned: Mapping[str, tuple[int, int]] = field(default_factory=dict)


_last = _ForPages()


def for_everybody() -> tuple[Alarm, ...]:
    """This will give what every page must say until an administrator has acknowledged it."""
    return _newest().alarms


def unsigned_rules(province: str) -> tuple[int, int]:
    """This will say how many rules nobody of a province signed, of how many: at the last look.

    Where nobody watches, as it stands in the files.
    """
    return _newest().unsigned.get(province) or _unsigned_in_files(province)


@cache
def _unsigned_in_files(province: str) -> tuple[int, int]:
    return rulebook.unsigned(province, signoff.load())


def _newest() -> _ForPages:
    global _last  # read again only when the file was written again
    path = getattr(settings, "RUNNING", None)
    try:
        stamp = path.stat().st_mtime_ns if path else 0
    except OSError:
        return _ForPages()
    if stamp != _last.stamp:
        found = read(path)
        alarms = found.alarms if found else ()
        shown = tuple(a for a in alarms if a.code in FOR_EVERYBODY and not a.acknowledged)
        told = found.figures.get("unsigned_rules", {}) if found else {}
        _last = _ForPages(stamp, shown, {p: (n, every) for p, (n, every) in told.items()})
    return _last
