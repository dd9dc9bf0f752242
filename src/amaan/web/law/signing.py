"""What a lawyer of the province read and stands for: signed by its registrar, rule by rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound, Refused
from amaan.law.signoff import Standing, Text
from amaan.organisation import signatures
from amaan.organisation.actions import signatures as acts
from amaan.organisation.posts import Province
from amaan.protocol import rulebook
from amaan.protocol.rules import BarRule, Rule
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

PUBLISHED = frozenset({DataClass.C0})
# What waits to be read comes first.
_ORDER: tuple[Standing, ...] = ("changed", "reworded", "unsigned", "signed")


class SigningForm(forms.Form):
    """Who read the rules, in which post, and how far the word reaches."""

    by = LineField(
        label=gettext_lazy("Who read them?"),
        hint=gettext_lazy("The name of the lawyer or officer of law who stands for them."),
        limit=acts.LONGEST["by"],
    )
    post = LineField(
        label=gettext_lazy("In which post?"),
        hint=gettext_lazy("Such as Deputy District Public Prosecutor."),
        limit=acts.LONGEST["post"],
    )
    scope = LineField(
        label=gettext_lazy("For which stations?"),
        hint=gettext_lazy("Such as: all stations of the province."),
        limit=acts.LONGEST["scope"],
    )


class WithdrawingForm(SigningForm):
    """Who takes a signature back, in which post, and why."""

    scope = LineField(
        label=gettext_lazy("Why?"),
        hint=gettext_lazy("Such as: the section was amended."),
        limit=acts.LONGEST["scope"],
    )


@dataclass(frozen=True)
class Row:
    """A rule as it is listed to be signed; `value` carries the text that is shown."""

    id: str
    title: str
    url: str
    history_url: str
    kind: str
    standing: Standing
    words: str
    value: str
    chosen: bool


@door(audience="law", classes=PUBLISHED, methods=("GET", "POST"))
def to_be_signed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list every rule of the province as it stands, and sign those that were read."""
    province = signatures.province_of(visit.actor)
    in_force = rulebook.to_be_signed(province)
    form = SigningForm(request.POST if request.method == "POST" else None)
    read = _read(request.POST.getlist("rule"))
    # Read before the act: one that is refused leaves nothing that could be read after it.
    rows = _rows(visit, province, in_force, read)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                number = acts.sign_rules(
                    actor=visit.actor,
                    read=read,
                    in_force=in_force,
                    **form.cleaned_data,
                    now=visit.now,
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _signed(number))
            return redirect("law:to_be_signed")
    shown = {
        "form": form,
        "rows": rows,
        "province": Province(province).label,
        "practice": not settings.RULES_NEED_A_SIGNATURE,
        "counts": [
            (label("rule_standings", standing), sum(row.standing == standing for row in rows))
            for standing in _ORDER
        ],
    }
    return render(request, "law/to_be_signed.html", shown, status=422 if form.errors else 200)


@door(audience="law", classes=PUBLISHED, methods=("GET", "POST"))
def signatures_of(request: HttpRequest, visit: Visit, row: str) -> HttpResponse:
    """This will show who signed a rule and took it back, and take the signature back."""
    province = signatures.province_of(visit.actor)
    text = rulebook.to_be_signed(province).get(row)
    if text is None:
        raise NotFound
    rule = next(one for one in rulebook.every_rule(rulebook.load()) if one.id == row)
    form = WithdrawingForm(request.POST if request.method == "POST" else None)
    standing = signatures.signed(province).standing(row, text, province)
    shown = {
        "form": form,
        "title": _title(rule, visit),
        "row": row,
        "rule_url": address("law:one", _kind(rule), row),
        "standing": standing,
        "words": label("rule_standings", standing),
        "history": [
            (one, clock_words.moment(one.signed_at)) for one in signatures.history(visit.actor, row)
        ],
    }
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: acts.withdraw_signature(
                actor=visit.actor, rule_id=row, **form.cleaned_data, now=visit.now
            ),
        )
    ):
        messages.success(request, _("It is taken back. New duties of this rule are guidance."))
        return redirect("law:signatures_of", row)
    return render(request, "law/signatures_of.html", shown, status=422 if form.errors else 200)


def _signed(number: int) -> str:
    return ngettext(
        "%(n)d rule is signed. It binds in duties that arise from now on.",
        "%(n)d rules are signed. They bind in duties that arise from now on.",
        number,
    ) % {"n": number}


def _read(values: list[str]) -> dict[str, Text]:
    """This will read which texts were shown with the rules that were chosen."""
    found = {}
    for value in values:
        parts = value.split()
        if len(parts) == 3:
            found[parts[0]] = Text(parts[1], parts[2])
    return found


def _rows(
    visit: Visit, province: str, in_force: Mapping[str, Text], read: Mapping[str, Text]
) -> list[Row]:
    signed = signatures.signed(province)
    rows = []
    for rule in rulebook.every_rule(rulebook.load()):
        text = in_force.get(rule.id)
        if text is None:
            continue
        standing = signed.standing(rule.id, text, province)
        rows.append(
            Row(
                id=rule.id,
                title=_title(rule, visit),
                url=address("law:one", _kind(rule), rule.id),
                history_url=address("law:signatures_of", rule.id),
                kind=label("duty_classes", rule.rule_class),
                standing=standing,
                words=label("rule_standings", standing),
                value=f"{rule.id} {text.digest} {text.version}",
                # Of a text that changed since it was shown nobody said yet that he read it.
                chosen=read.get(rule.id) == text,
            )
        )
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))


def _title(rule: Rule, visit: Visit) -> str:
    return in_language(rule.title_en, rule.title_ur, visit.language)


def _kind(rule: Rule) -> str:
    return "bar" if isinstance(rule, BarRule) else "duty"
