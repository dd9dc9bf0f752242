"""What somebody owes to the keeping of the house, as lines on the page he begins with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from amaan.community.agreements import AGREEMENTS
from amaan.community.bodies import DECISIONS
from amaan.organisation.posts import Post
from amaan.oversight import complaints, registrations, reviews
from amaan.oversight import queries as oversight
from amaan.oversight.checklist import checklist
from amaan.oversight.reviews import Sentence
from amaan.oversight.sheets import KeepingLine
from amaan.web.kit import clock_words
from amaan.web.kit.frame import CALLED_ABOVE, CHECKING
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

# As often as the house looks itself.
LOOKED_AT_EVERY = timedelta(minutes=5)
_KEPT, _TOLD = "keeping_owed", "told_me"
# In which register an entry that is owed stands.
_ENTRIES = {"agreement_ends": AGREEMENTS.name, "body_decision": DECISIONS.name}


@dataclass(frozen=True)
class Owed:
    """One line: what, how it stands with time, where it is about, and where it is done."""

    what: str
    place: str
    when: str
    is_late: bool
    url: str


def owed_counts(request: HttpRequest, visit: Visit) -> tuple[int, int]:
    """This will say how much the visitor owes, and how much of it is late.

    For a page that may pay no statement for it: kept in the session for as long as it takes
    until the house looks again.
    """
    kept = request.session.get(_KEPT)
    if kept and datetime.fromisoformat(kept[0]) > visit.now - LOOKED_AT_EVERY:
        return kept[1], kept[2]
    lines = oversight.keeping_owed(visit.actor, visit.now)
    counts = len(lines), sum(line.is_late for line in lines)
    request.session[_KEPT] = [visit.now.isoformat(), *counts]
    return counts


def forget_counts(request: HttpRequest) -> None:
    """This will have the next page count again: something was just done."""
    request.session.pop(_KEPT, None)
    request.session.pop(_TOLD, None)


@dataclass(frozen=True)
class Told:
    """What somebody above said to an officer, and how many rows wait for the officer's answer."""

    sentences: tuple[tuple[str, str, str, str], ...]
    to_answer: int


def told_me(request: HttpRequest, visit: Visit) -> Told | None:
    """This will give what was said to the visitor and what is asked of him; None for nothing.

    Whether there is anything is looked at as often as `owed_counts` counts; each sentence is its
    words, who said it, of which case, and where it is put away.
    """
    kept = request.session.get(_TOLD)
    if not kept or datetime.fromisoformat(kept[0]) <= visit.now - LOOKED_AT_EVERY:
        waiting = reviews.anything_to_read(visit.actor)
        kept = [visit.now.isoformat(), waiting, registrations.unanswered(visit.actor, visit.now)]
        request.session[_TOLD] = kept
    if not kept[1] and not kept[2]:
        return None
    said = reviews.sentences_to_read(visit.actor, visit.now) if kept[1] else ()
    return Told(tuple(_said(one, visit) for one in said), kept[2])


def _said(one: Sentence, visit: Visit) -> tuple[str, str, str, str]:
    words = in_language(*reviews.sentence_of(one.sentence), visit.language)
    name = in_language(one.by.name_en, one.by.name_ur, visit.language)
    return (
        words or _("In words of his own: they open with the note of his review, on the case."),
        f"{name}, {label('posts', one.by_post)}, {clock_words.moment(one.at)}",
        one.reference,
        address("command:sentence_read", one.review_id),
    )


def owed_lines(visit: Visit) -> tuple[Owed, ...]:
    """This will say what the visitor owes, and what climbed to him because nobody did it."""
    return tuple(_line(line, visit) for line in oversight.keeping_owed(visit.actor, visit.now))


def _line(line: KeepingLine, visit: Visit) -> Owed:
    seconds = int((line.late_at - visit.now).total_seconds())
    return Owed(
        what=_what(line),
        place=in_language(line.place.name_en, line.place.name_ur),
        when=clock_words.late_by(-seconds) if line.is_late else clock_words.due_in(seconds),
        is_late=line.is_late,
        url=_url(line, visit),
    )


def _what(line: KeepingLine) -> str:
    if line.kind == "own_numbers":
        if line.mine or line.officer is None:
            return _("Give your own numbers")
        name = in_language(line.officer.name_en, line.officer.name_ur)
        return _("Own numbers not given: %(name)s") % {"name": name}
    if line.kind == "emergency_review":
        return _("Judge an emergency")
    if line.kind == "queue_waits":
        return label("keeping_queues", line.detail)
    if line.kind == "drawn_case":
        return _("Read a case of the month's sample")
    if line.kind == "complaint":
        return _("A complaint about police: %(what)s") % {
            "what": label("complaint_late", line.detail)
        }
    if line.kind == "finding":
        return _("Mend what a visit found: %(what)s") % {"what": question_title(line.detail)}
    if line.kind == "desk_unattended":
        return _("Nobody is at the desk")
    if line.kind == "decision":
        return _("Do what a crime meeting decided")
    if line.kind == "body_decision":
        return _("Do what a committee or body decided")
    if line.kind == "agreement_ends":
        if line.is_late:
            return _("An agreement has run out: renew or end it")
        return _("An agreement runs out: renew or end it")
    return _("Somebody is missing: %(post)s") % {"post": label("required_posts", line.detail)}


def question_title(code: str) -> str:
    """This will give a question of the visits' list; one that is gone is shown as it was kept."""
    asked = next((one for one in checklist() if one.id == code), None)
    if asked is None:
        return code
    return in_language(asked.title_en, asked.title_ur)


def _url(line: KeepingLine, visit: Visit) -> str:
    post = visit.actor.post
    if line.kind == "own_numbers":
        return address("own_numbers") if line.mine else ""
    if line.kind == "post_unfilled":
        return address("registrar:rota", line.place.unit_id) if post == Post.REGISTRAR else ""
    if line.kind == "desk_unattended":
        return address("people:roster", line.about)
    if line.kind == "decision":
        return address("meetings:tell", line.about) if line.mine else address("meetings:home")
    if line.kind in _ENTRIES:
        return address("books:entry", _ENTRIES[line.kind], line.about)
    if line.kind == "finding":
        return address("command:inspections")
    if line.kind == "drawn_case":
        return address("command:drawn") if post in CALLED_ABOVE else ""
    if line.kind == "complaint":
        return address("command:complaints") if complaints.may_read(visit.actor) else ""
    if line.detail == "directory":
        return address("care:stale_providers") if post in CALLED_ABOVE else ""
    if line.detail == "duplicates":
        return address("custodian:duplicates") if post == Post.CUSTODIAN else ""
    if line.kind == "emergency_review" or line.detail == "looks":
        return address("keeping:checks") if post in CHECKING else ""
    return ""
