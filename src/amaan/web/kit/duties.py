"""A duty of the ledger as the kit shows it."""

from functools import cache

from django.utils.translation import get_language, gettext

from amaan.cases.sheets import BarLine, DutyLine
from amaan.law import catalogue
from amaan.web.kit import shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import label, sentence


def duty_shape(
    line: DutyLine,
    *,
    reference_url: str = "",
    action: shapes.Action | None = None,
    language: str | None = None,
) -> shapes.Duty:
    """This will show a duty in the reader's language, with its authority one tap away.

    `language` is the reader's, for whoever shows many and found it out before.
    """
    language = language or get_language()
    return shapes.Duty(
        title=in_language(line.title_en, line.title_ur, language),
        duty_class=line.duty_class,  # type: ignore[arg-type]  # the database checks the class
        state=line.state,  # type: ignore[arg-type]  # the database checks the state
        owner=label("owners", line.owner, language),
        authority=authority_shape(line.authority, rule=line.rule),
        due_at=line.late_at if line.at_once else line.due_at,
        done_at=line.met_at,
        at_once=line.at_once,
        counted=sentence(line.clock, language),
        reasons=_reasons(line, language),
        note=_note(line, language),
        reference=line.reference if reference_url else "",
        reference_url=reference_url,
        action=action,
    )


def bar_shape(line: BarLine) -> shapes.Bar:
    """This will show what is forbidden in the reader's language, and by what."""
    language = get_language()
    return shapes.Bar(
        title=in_language(line.title_en, line.title_ur, language),
        authority=authority_shape(line.authority, kind="bar", rule=line.rule),
        reasons=tuple(sentence(reason, language) for reason in line.reasons)
        + (() if line.is_signed else (_bar_unsigned(),)),
    )


def _bar_unsigned() -> str:
    return gettext("Nobody has signed this rule for your province yet. Treat it as forbidden.")


def authority_shape(
    stored: dict[str, object], *, kind: str = "duty", rule: str = ""
) -> shapes.Authority:
    """This will show on what a duty rests, as it was written down when the duty arose.

    With the `rule` it leads on to the rule's own page.
    """
    source = catalogue.load().sources.get(str(stored.get("source", "")))
    return shapes.Authority(
        text=str(stored.get("text", "")),
        source=source.title if source else str(stored.get("instrument", "")),
        confidence=stored.get("confidence", "verified"),  # type: ignore[arg-type]  # checked on load
        url=address("law:one", kind, rule) if rule else "",
    )


def _reasons(line: DutyLine, language: str | None) -> tuple[str, ...]:
    reasons = tuple(sentence(reason, language) for reason in line.reasons)
    return (*reasons, _at_once(language)) if line.at_once else reasons


@cache
def _at_once(language: str | None) -> str:
    del language
    return gettext(
        "The rule says at once and gives no figure. When it counts as late is Amaan's "
        "proposal, which your service may change."
    )


@cache
def _guidance(language: str | None) -> str:
    del language
    return gettext(
        "Guidance: nobody has signed this rule for your province yet. Do it as if it were signed; "
        "nobody is called late for it."
    )


def _note(line: DutyLine, language: str | None) -> str:
    said = sentence(line.note, language) if line.note else ""
    if line.window_over and line.is_open:
        said = gettext("The window is probably over. Care is still offered: go with her.")
    if line.state == "guidance":
        said = f"{said} {_guidance(language)}".strip()
    if not line.obstacles:
        return said
    hindered = gettext(", ").join(label("obstacles", code, language) for code in line.obstacles)
    return f"{said} {gettext('In the way: %(obstacles)s.') % {'obstacles': hindered}}".strip()
