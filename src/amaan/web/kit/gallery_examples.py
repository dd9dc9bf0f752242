"""Invented rows for the gallery: every component in every state. Nobody here exists."""

from datetime import UTC, date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.web.kit.shapes import (
    Action,
    Authority,
    Bar,
    BarOfChart,
    Cell,
    Chart,
    Chrome,
    Column,
    DocumentHead,
    Duty,
    Empty,
    Fact,
    Field,
    MaskedName,
    NavItem,
    Option,
    Register,
    RevealedName,
    SearchBox,
    Step,
)

NOW = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)


def chrome() -> Chrome:
    """This will give an invented officer's frame."""
    return Chrome(
        unit=_("Example police station, women and children desk"),
        role=_("Desk officer"),
        officer=_("Example officer"),
        home_url="#",
        nav=(
            NavItem(label=_("Today"), url="#", here=True, key="t", count=4),
            NavItem(label=_("Register"), url="#register", key="r"),
        ),
        find_url="#",
        new_contact_url="#new",
        sign_out_url="#",
    )


def _law() -> Authority:
    return Authority(
        text=_("Code of Criminal Procedure 1898, section 154"),
        source=_("Pakistan Code, consolidated text"),
        confirmed_on=date(2026, 11, 21),
    )


def duties() -> tuple[Duty, ...]:
    """This will give one duty in each state and class."""
    record = Action(label=_("Record"), url="#")
    return (
        Duty(
            title=_("Register the FIR"),
            duty_class="legal",
            state="open",
            owner=_("Officer in charge"),
            authority=_law(),
            due_at=NOW + timedelta(hours=2),
            at_once=True,
            counted=_("at once, on hearing of a cognizable offence"),
            reasons=(_("A cognizable offence was told."), _("The desk heard it today at 13:20.")),
            reference="K7QF-3M2P",
            reference_url="#",
            action=Action(label=_("Record"), url="#", primary=True),
        ),
        Duty(
            title=_("Offer care against HIV (PEP)"),
            duty_class="clinical",
            state="open",
            owner=_("Medical officer"),
            authority=Authority(
                text=_("Clinical guidance: within 72 hours, the sooner the better"),
                source=_("Clinical management of rape, field guide"),
                confidence="secondary",
            ),
            due_at=NOW + timedelta(hours=51, minutes=40),
            counted=_("within 72 hours of the incident"),
            action=record,
        ),
        Duty(
            title=_("First assessment of risk"),
            duty_class="standard",
            state="open",
            owner=_("Desk officer"),
            authority=Authority(
                text=_("Standard of this desk: at the first contact"),
                source=_("Local proposal"),
                confidence="unverified",
            ),
            due_at=NOW + timedelta(minutes=25),
            action=record,
        ),
        Duty(
            title=_("Record the statement before the Magistrate"),
            duty_class="legal",
            state="missed",
            owner=_("Investigator"),
            authority=_law(),
            due_at=NOW - timedelta(days=2, hours=3),
            action=record,
        ),
        Duty(
            title=_("Register the FIR"),
            duty_class="legal",
            state="contested",
            owner=_("Officer in charge"),
            authority=_law(),
            note=_(
                "She does not want an FIR now. A woman officer calls her safely within 24 hours."
            ),
            action=record,
        ),
        Duty(
            title=_("Woman officer present"),
            duty_class="legal",
            state="met",
            owner=_("Desk officer"),
            authority=_law(),
            done_at=NOW - timedelta(hours=1),
        ),
        Duty(
            title=_("Medical examination"),
            duty_class="legal",
            state="met_late",
            owner=_("Medical officer"),
            authority=_law(),
            done_at=NOW - timedelta(minutes=20),
        ),
        Duty(
            title=_("Offer emergency contraception"),
            duty_class="clinical",
            state="waived",
            owner=_("Medical officer"),
            authority=_law(),
            note=_("Her informed choice; approved by the medical officer."),
        ),
        Duty(
            title=_("Report to ZARRA"),
            duty_class="legal",
            state="fell_away",
            owner=_("Desk officer"),
            authority=_law(),
            note=_("The fact that started it was corrected."),
        ),
    )


def bar() -> Bar:
    """This will give one thing that is forbidden."""
    return Bar(
        title=_("Naming her in the FIR"),
        authority=Authority(
            text=_("Anti-Rape (Investigation and Trial) Act 2021, section 26"),
            source=_("Gazette copy"),
            confirmed_on=date(2026, 11, 21),
        ),
        reasons=(_("A scheduled sexual offence was told."),),
    )


def facts() -> tuple[Fact, ...]:
    """This will give facts: exact, uncertain, with details, corrected."""
    return (
        Fact(
            title=_("Complaint received"),
            happened_at=NOW - timedelta(minutes=45),
            recorded_at=NOW - timedelta(minutes=43),
            by=_("Desk officer"),
            details=((_("Came by"), _("walked in")), (_("Language"), _("Urdu"))),
            action=Action(label=_("Correct"), url="#"),
        ),
        Fact(
            title=_("FIR registered"),
            happened_at=NOW - timedelta(minutes=30),
            recorded_at=NOW - timedelta(minutes=28),
            by=_("Station clerk"),
            details=((_("FIR"), "0000/26"),),
            corrected=_("Corrected 21 Nov 2026, 13:50: wrong case"),
        ),
        Fact(
            title=_("Incident"),
            happened_at=NOW - timedelta(hours=14, minutes=5),
            happened_until=NOW - timedelta(hours=10, minutes=5),
            recorded_at=NOW - timedelta(minutes=40),
            by=_("Desk officer"),
        ),
    )


def masked() -> MaskedName:
    """This will give a name that is kept."""
    return MaskedName(
        id="kept_one",
        label=_("Survivor"),
        reveal_url=reverse("kit_reveal"),
        purposes=(
            Option(value="register_fir", label=_("To register the FIR")),
            Option(value="contact_safely", label=_("To reach her safely")),
        ),
    )


def revealed() -> RevealedName:
    """This will give a name as it is shown for a short time."""
    return RevealedName(masked=masked(), value=_("Example name"), purpose=_("To register the FIR"))


def register() -> Register:
    """This will give a register with rows."""
    rows = duties()
    return Register(
        caption=_("Open cases of this desk"),
        count="3",
        columns=(
            Column(label=_("Reference")),
            Column(label=_("Received")),
            Column(label=_("Stage"), wide=True),
            Column(label=_("Duties open"), numeric=True),
            Column(label=_("Next")),
        ),
        rows=(
            (
                Cell(text="K7QF-3M2P", kind="reference", href="#"),
                Cell(text="21 Nov 2026, 13:20"),
                Cell(text=_("First contact"), note=_("Register the FIR")),
                Cell(text="7"),
                Cell(kind="clock", duty=rows[0]),
            ),
            (
                Cell(text="9WXA-0H4T", kind="reference", href="#"),
                Cell(text="20 Nov 2026, 18:02"),
                Cell(text=_("Medical care")),
                Cell(text="12"),
                Cell(kind="clock", duty=rows[1]),
            ),
            (
                Cell(text="2BVC-81JE", kind="reference", href="#"),
                Cell(text="17 Nov 2026, 09:41"),
                Cell(text=_("Investigation"), note=_("contested: her wish")),
                Cell(text="4"),
                Cell(kind="clock", duty=rows[3]),
            ),
        ),
        empty=empty(),
        older_url="#",
        search=SearchBox(
            url="#", label=_("Find a reference"), hint=_("Reference, such as K7QF-3M2P")
        ),
    )


def empty() -> Empty:
    """This will give an empty state with something to do."""
    return Empty(
        title=_("Nobody is waiting"),
        text=_("Whoever comes next starts with a new contact."),
        action=Action(label=_("New contact"), url="#", primary=True, icon="add"),
    )


def steps() -> tuple[Step, ...]:
    """This will give the parts of a long form."""
    return (
        Step(label=_("Consent"), url="#one", state="done"),
        Step(label=_("Safe contact"), url="#two", state="error", note=_("a number is too short")),
        Step(label=_("Three questions"), url="#three", state="now"),
        Step(label=_("Her words"), url="#four"),
        Step(label=_("What she wants now"), url="#five"),
    )


def chart() -> Chart:
    """This will give invented figures, one of them held back."""
    return Chart(
        title=_("Duties met in time, by station"),
        unit=_("per 100 duties"),
        bars=(
            BarOfChart(label=_("Example station one"), value=86),
            BarOfChart(label=_("Example station two"), value=64),
            BarOfChart(label=_("Example station three"), value=0, text=_("held back")),
        ),
        definition=_("Duties met by their time, of those that fell due in the month."),
        source=_("invented figures"),
    )


def document_head() -> DocumentHead:
    """This will give the head of a receipt."""
    return DocumentHead(
        title=_("Receipt"),
        reference="K7QF-3M2P",
        unit=_("Example police station"),
        officer=_("Example officer"),
        made_at=NOW,
        copy=_("Her copy"),
    )


def answered() -> tuple[Field, ...]:
    """This will give questions with answers that cannot stay as they are."""
    return (
        Field(
            name="phone_wrong",
            label=_("A number where she is safe to be called"),
            kind="phone",
            value="0300 12a",
            required=True,
            errors=(_("A telephone number has digits only. Write it as 0300 1234567."),),
        ),
        Field(
            name="danger_wrong",
            label=_("Is she in danger now?"),
            kind="radio",
            required=True,
            inline=True,
            options=(Option(value="yes", label=_("Yes")), Option(value="no", label=_("No"))),
            errors=(_("Choose one of the answers."),),
        ),
    )
