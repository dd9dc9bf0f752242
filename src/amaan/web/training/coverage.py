"""Who holds a certificate that is good today, by target, by rank and by sex."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.training.rooms import NOTHING_OF_A_CASE, of, page
from amaan.workforce.advancement import Leads, who_leads
from amaan.workforce.ranks import RANKS
from amaan.workforce.training_queries import Against, OfRank, against_targets, by_rank
from amaan.workforce.training_words import STREAMS, WHOM

FIRST = "desk"


@door(audience="people", classes=NOTHING_OF_A_CASE)
def coverage(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will hold targets against certificates, and show one stream by rank."""
    asked = request.GET.get("stream", FIRST)
    stream = asked if any(one.code == asked for one in STREAMS) else FIRST
    shown = page(
        request,
        title=_("Who is certified"),
        lead=_("Of those who hold a post today, how many hold a certificate that is good today."),
        actions=[
            (_("Register of targets"), reverse("books:book", args=["training-targets"])),
            (_("Certificates given"), reverse("books:book", args=["certificates"])),
        ],
        streams=[(one.code, in_language(one.english, one.urdu), one.code == stream)
                 for one in STREAMS],
        tables=(
            _targets(against_targets(visit.actor, visit.now)),
            _ranks(by_rank(visit.actor, stream, visit.now), chosen(STREAMS, stream)),
            _leads(who_leads(visit.actor, visit.now)),
        ),
        notes=(
            _("Indicator 61: officers with a valid certificate, of the officers in role."),
            _("Targets are those that somebody wrote down with a source; none is set here."),
        ),
    )  # fmt: skip
    return render(request, "training/coverage.html", shown)


def _targets(lines: tuple[Against, ...]) -> shapes.Register:
    return table(
        _("Against the targets"),
        (_("Unit"), _("Stream"), _("Who is meant"), _("Certified of those in role"), _("Target"),
         _("To be reached by"), _("Still missing")),
        (
            (
                in_language(one.unit_en, one.unit_ur), chosen(STREAMS, one.stream),
                chosen(WHOM, one.whom), of(one.holds), one.target, f"{one.by:%d/%m/%Y}",
                max(one.target - one.holds.part, 0),
            )
            for one in lines
        ),
        _("No target is written down."),
    )  # fmt: skip


def _ranks(lines: tuple[OfRank, ...], stream: str) -> shapes.Register:
    order = [one.code for one in RANKS]
    return table(
        _("By rank: %(stream)s") % {"stream": stream},
        (_("Rank"), _("Certified"), _("Of the women")),
        (
            (chosen(RANKS, one.rank), of(one.holds), of(one.women))
            for one in sorted(lines, key=lambda one: order.index(one.rank))
        ),
        _("Nobody is posted here."),
    )


def _leads(lines: tuple[Leads, ...]) -> shapes.Register:
    return table(
        _("Women who lead"),
        (_("Post"), _("Women now"), _("A year ago")),
        ((str(one.post.label), of(one.now), of(one.before)) for one in lines),
        _("Nobody is posted here."),
    )
