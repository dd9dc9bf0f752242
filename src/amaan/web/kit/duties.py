"""A duty of the ledger as the kit shows it."""

from django.utils.translation import get_language, gettext

from amaan.cases.sheets import BarLine, DutyLine
from amaan.law import catalogue
from amaan.web.kit import shapes
from amaan.web.kit.words import label


def duty_shape(
    line: DutyLine, *, reference_url: str = "", action: shapes.Action | None = None
) -> shapes.Duty:
    """This will show a duty in the reader's language, with its authority one tap away."""
    return shapes.Duty(
        title=_in_language(line.title_en, line.title_ur),
        duty_class=line.duty_class,  # type: ignore[arg-type]  # the database checks the class
        state=line.state,  # type: ignore[arg-type]  # the database checks the state
        owner=label("owners", line.owner),
        authority=authority_shape(line.authority),
        due_at=line.late_at if line.at_once else line.due_at,
        done_at=line.met_at,
        at_once=line.at_once,
        counted=gettext(line.clock),
        reasons=_reasons(line),
        note=_note(line),
        reference=line.reference if reference_url else "",
        reference_url=reference_url,
        action=action,
    )


def bar_shape(line: BarLine) -> shapes.Bar:
    """This will show what is forbidden in the reader's language, and by what."""
    return shapes.Bar(
        title=_in_language(line.title_en, line.title_ur),
        authority=authority_shape(line.authority),
        reasons=tuple(gettext(reason) for reason in line.reasons),
    )


def authority_shape(stored: dict[str, object]) -> shapes.Authority:
    """This will show on what a duty rests, as it was written down when the duty arose."""
    source = catalogue.load().sources.get(str(stored.get("source", "")))
    return shapes.Authority(
        text=str(stored.get("text", "")),
        source=source.title if source else str(stored.get("instrument", "")),
        confidence=stored.get("confidence", "verified"),  # type: ignore[arg-type]  # checked on load
    )


def _reasons(line: DutyLine) -> tuple[str, ...]:
    reasons = [gettext(reason) for reason in line.reasons]
    if line.at_once:
        reasons.append(
            gettext(
                "The rule says at once and gives no figure. When it counts as late is Amaan's "
                "proposal, which your service may change."
            )
        )
    return tuple(reasons)


def _note(line: DutyLine) -> str:
    said = gettext(line.note) if line.note else ""
    if line.window_over and line.is_open:
        said = gettext("The window is probably over. Care is still offered: go with her.")
    if not line.obstacles:
        return said
    hindered = gettext(", ").join(label("obstacles", code) for code in line.obstacles)
    return f"{said} {gettext('In the way: %(obstacles)s.') % {'obstacles': hindered}}".strip()


def _in_language(english: str, urdu: str) -> str:
    return urdu if (get_language() or "en") in {"ur", "ps", "sd", "bal"} else english
