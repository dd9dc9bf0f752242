"""From interviews as they are kept to the kit's components, in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import READ_AT_LENGTH
from amaan.investigation.interviews_queries import Checked, DayLine, InterviewSheet, Line
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.duties import bar_shape, duty_shape
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.words import label

# What is owed about statements, and what may not be done while one is taken.
DUTIES = frozenset({"statement_164", "burn_statement", "counter_version_recorded"})
BARS = frozenset({"statement_without_woman", "ask_sexual_history", "make_her_come"})
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CheckLine:
    """One line of a checklist on the page: what it says, and whether it was kept."""

    text: str
    kept: str
    tone: shapes.Tone


def title_of(line: Line) -> str:
    """This will name an interview: whose, and which time."""
    who = label("statement_givers", line.giver)
    if line.ordinal == 1:
        return _("Interview: %(who)s") % {"who": who}
    return _("Interview %(number)d: %(who)s") % {"number": line.ordinal, "who": who}


def register_of(lines: Sequence[Line]) -> shapes.Register:
    """This will list interviews with how far each is."""
    return shapes.Register(
        caption=_("Interviews"),
        columns=(
            shapes.Column(label=_("Who"), wide=True),
            shapes.Column(label=_("Planned")),
            shapes.Column(label=_("Held")),
            shapes.Column(label=_("Read back")),
        ),
        rows=tuple(map(_row, lines)),
        empty=shapes.Empty(
            title=_("Nobody was heard yet."),
            text=_("Plan the one full interview; then she need not tell it twice."),
        ),
    )


def other_statements(file: CaseSheet, language: str) -> Pairs:
    """This will name the statements on the file, whoever wrote them down."""
    return tuple(
        (
            clock_words.moment(line.happened_latest),
            _("%(who)s, written down by: %(by)s")
            % {
                "who": label("statement_givers", str(line.details.get("of", ""))),
                "by": label("statement_takers", str(line.details.get("taken_by", "investigator"))),
            },
        )
        for line in file.facts
        if line.kind == "statement.recorded" and not line.corrected
    )


def duties_of(file: CaseSheet) -> tuple[shapes.Duty, ...]:
    """This will show what is owed about statements."""
    return tuple(
        duty_shape(line) for stage in file.by_stage for line in stage.duties if line.rule in DUTIES
    )


def bars_of(file: CaseSheet) -> tuple[shapes.Bar, ...]:
    """This will show what is forbidden while somebody is heard in this case."""
    return tuple(bar_shape(bar) for bar in file.bars if bar.forbids in BARS)


def days_of(days: Iterable[DayLine]) -> shapes.Register:
    """This will list the days before the Magistrate."""
    return shapes.Register(
        caption=_("Her statement before the Magistrate (section 164)"),
        columns=(
            shapes.Column(label=_("Asked"), wide=True),
            shapes.Column(label=_("Set for")),
            shapes.Column(label=_("Recorded")),
            shapes.Column(label=_("Video")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.moment(day.asked_at),
                    note=label("magistrate_asked", day.reason),
                ),
                shapes.Cell(text=clock_words.day(day.set_for) if day.set_for else "–"),
                shapes.Cell(text=clock_words.moment(day.recorded_at) if day.recorded_at else "–"),
                shapes.Cell(
                    text=(_("Yes") if day.video else _("No")) if day.recorded_at else "–",
                    note=day.reference,
                ),
            )
            for day in days
        ),
        empty=shapes.Empty(title=_("No Magistrate was asked yet.")),
    )


def planned_pairs(sheet: InterviewSheet) -> Pairs:
    """This will say what was planned and chosen."""
    rows = [
        (_("Planned"), clock_words.moment(sheet.line.planned_at)),
        (_("Topics"), _codes("interview_topics", sheet.topics)),
        (_("Where"), label("interview_places", sheet.place)),
        (_("Language"), label("languages", sheet.language)),
        (_("Woman or man"), label("officer_wishes", sheet.officer_wish)),
        (_("Support"), label("support_offers", sheet.support)),
    ]
    if sheet.line.reason:
        rows.insert(1, (_("Why once more"), label("heard_again", sheet.line.reason)))
    return tuple(rows)


def held_pairs(sheet: InterviewSheet) -> Pairs:
    """This will say what happened in the room; nothing while it has not begun."""
    line = sheet.line
    if line.begun_at is None:
        return ()
    until = clock_words.moment(line.ended_at) if line.ended_at else _("not ended yet")
    rows = [
        (_("Began"), clock_words.moment(line.begun_at)),
        (_("Ended"), until),
        (_("Present"), _codes("interview_present", sheet.present) or _("nobody else")),
        (_("Interpreter"), label("interpreters", sheet.interpreter)),
        (_("Explained"), _codes("explained", sheet.explained)),
        (_("Who agreed"), label("interview_consents", sheet.consent_by)),
        (_("Recorded"), label("recorded_by", sheet.recorded)),
    ]
    if line.ended_at is not None:
        asked = _("%(all)d, of which %(flagged)d hurt or lead") % {
            "all": sheet.questions,
            "flagged": sheet.flagged,
        }
        rows += [(_("Breaks"), str(sheet.breaks)), (_("Questions"), asked)]
    if line.broken_off:
        rows.append((_("Broken off"), label("broken_off", line.broken_off)))
    if line.read_back_at is not None:
        signed = label("signatures", sheet.signed)
        rows += [
            (_("Read back"), clock_words.moment(line.read_back_at)),
            (_("Signed"), signed),
            (_("Corrected"), _("Yes") if sheet.corrected else _("No")),
            (_("Copy given"), _("Yes") if sheet.copy_given else _("No")),
        ]
    return tuple(rows)


def tapes_of(sheet: InterviewSheet) -> tuple[Pairs, ...]:
    """This will say of each recording where it is, and its fingerprint."""
    return tuple(
        (
            (label("recorded_by", tape.kind), clock_words.moment(tape.began_at)),
            (_("Recorded with"), label("recording_devices", tape.device)),
            (
                _("Where it is"),
                _("sealed in this case")
                if tape.kept_here
                else _("kept outside under %(number)s") % {"number": tape.reference},
            ),
            ("SHA-256", tape.sha256),
        )
        for tape in sheet.tapes
    )


def words_of(file: CaseSheet, sheet: InterviewSheet) -> tuple[shapes.MaskedName, ...]:
    """This will show masked what was sealed with an interview, each read on its own page."""
    entries = {str(entry) for entry in sheet.entries}
    return tuple(
        masked_field(
            file.case_id,
            place.ref,
            place.field,
            place.purposes,
            read_at=address("case:read", file.case_id, place.ref)
            if place.field in READ_AT_LENGTH
            else "",
        )
        for place in file.places
        if place.subject in entries
    )


def has_words(file: CaseSheet, sheet: InterviewSheet) -> bool:
    """This will say whether the person's own words are kept."""
    entries = {str(entry) for entry in sheet.entries}
    return any(p.field == "statement_words" and p.subject in entries for p in file.places)


def checks_of(checks: Iterable[Checked], language: str) -> tuple[CheckLine, ...]:
    """This will show what of the checklist was kept, what was not, and what no record says."""
    said: dict[bool | None, tuple[str, shapes.Tone]] = {
        True: (_("kept"), "good"),
        False: (_("not kept"), "soon"),
        None: (_("look for yourself"), "quiet"),
    }
    return tuple(
        CheckLine(in_language(one.check.text, one.check.text_ur, language), *said[one.kept])
        for one in checks
    )


def next_step(line: Line) -> shapes.Action | None:
    """This will give the page on which the interview goes on."""
    steps = {
        "begin": (_("Begin the interview"), "inquiry:begin_interview"),
        "end": (_("Write down what was said"), "inquiry:end_interview"),
        "read_back": (_("Read the statement back"), "inquiry:read_back"),
    }
    if line.step not in steps:
        return None
    words, name = steps[line.step]
    return shapes.Action(label=words, url=address(name, line.id), primary=True)


def _row(line: Line) -> tuple[shapes.Cell, ...]:
    note = label("heard_again", line.reason) if line.reason else ""
    held = clock_words.moment(line.begun_at) if line.begun_at else "–"
    broken = label("broken_off", line.broken_off) if line.broken_off else ""
    read = clock_words.moment(line.read_back_at) if line.read_back_at else "–"
    url = address("inquiry:interview", line.id)
    return (
        shapes.Cell(text=title_of(line), href=url, note=note),
        shapes.Cell(text=clock_words.moment(line.planned_at)),
        shapes.Cell(text=held, note=broken),
        shapes.Cell(text=read),
    )


def _codes(of: str, codes: Iterable[str]) -> str:
    return str(_(", ")).join(label(of, code) for code in codes)
