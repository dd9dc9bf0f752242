"""What is asked in a house: in few words, at a door, at night."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amaan.kernel.clock import local_date
from amaan.kernel.ids import NotAReference, read_reference
from amaan.support import house_codes as codes
from amaan.support.house_clocks import house_rules
from amaan.support.house_log import Asked, Entry
from amaan.support.houses import MOST_BEDS, OLDEST_BOY, HouseRule
from amaan.support.stays import Discharge
from amaan.web.kit.acting import TimedAct
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.fields import (
    CountField,
    LineField,
    OneOf,
    TickField,
    When,
    WhenField,
    WordsField,
)
from amaan.web.kit.language import in_language
from amaan.web.shelter import labels
from amaan.web.shelter.labels import options

WORDS_AT_MOST = 2_000
NOBODY = "nobody"
YES_NO = (("yes", _("Yes")), ("no", _("No")))


class HouseForm(TimedAct):
    """One act of a house."""

    def at(self, name: str = "happened") -> datetime:
        """This will give the instant that was typed, or now."""
        told: When | None = self.cleaned_data.get(name)
        return self.now if told is None or told.earliest is None else told.earliest


class WrittenForm(HouseForm):
    """Something that happened, now or on a day-sheet earlier."""

    happened = WhenField(
        label=_("When?"),
        hint=_("Now, or the time on the day-sheet when the line was down."),
        sure=True,
    )
    from_paper = TickField(label=_("Copied from the day-sheet on paper"), required=False)

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        kw["initial"] = {"happened": now} | (kw.get("initial") or {})
        super().__init__(*args, now=now, **kw)


def words_field(label: Any, hint: Any = "", rows: int = 3) -> WordsField:
    """This will ask for a few words, sealed."""
    return WordsField(label=label, hint=hint, limit=WORDS_AT_MOST, rows=rows, required=False)


class BedForm(HouseForm):
    """Another bed."""

    def __init__(self, *args: Any, free: Iterable[tuple[UUID, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["bed"] = OneOf(
            [(str(bed), name) for bed, name in free], label=_("Which bed?"), folded=True
        )

    def bed(self) -> UUID:
        """This will give the bed chosen."""
        return UUID(self.cleaned_data["bed"])


class EntryForm(WrittenForm):
    """One line of the log."""

    def __init__(
        self, *args: Any, sort: str, callers: Iterable[tuple[UUID, str]] = (), **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.sort = sort
        whats, results = codes.SORTS[sort]
        self.fields["what"] = OneOf(
            options(labels.WHATS[sort], whats), label=_("What happened?"), folded=len(whats) > 4
        )
        if sort == "visit":
            self.fields["caller"] = OneOf(
                [(NOBODY, _("Nobody on her list")), *((str(c), name) for c, name in callers)],
                label=_("Who?"),
                hint=_("Nobody reaches her whom she has not named herself."),
                folded=True,
            )
        if results:
            self.fields["result"] = OneOf(
                options(labels.RESULTS, results), label=_("What came of it?"), folded=True
            )
        self.fields["words"] = words_field(
            _("In a few words"), _("Sealed. No name of her family, no place.")
        )
        self.order_fields(("act_id", "what", "caller", "result", "words", "happened", "from_paper"))

    def entry(self) -> Entry:
        """This will give the line as it was typed."""
        said = self.cleaned_data
        caller = said.get("caller", NOBODY)
        return Entry(
            sort=self.sort, what=said["what"], result=said.get("result", ""), words=said["words"],
            caller_id=None if caller == NOBODY else UUID(caller),
        )  # fmt: skip


class CallerForm(HouseForm):
    """Somebody for her list, as she said it alone."""

    who = OneOf(options(labels.WHO_MAY), label=_("Who is it to her?"), folded=True)
    may = OneOf(options(labels.MAY), label=_("What may this person do?"), inline=True)
    name = LineField(label=_("Name, and number if she gives it"), hint=_("Sealed."), limit=160)


class EnquiryForm(WrittenForm):
    """Somebody asks whether a woman is here."""

    def __init__(self, *args: Any, here: Iterable[tuple[UUID, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["way"] = OneOf(options(labels.ASKED_WAY), label=_("How?"), inline=True)
        self.fields["by_whom"] = OneOf(options(labels.ASKED_BY), label=_("Who asked?"), folded=True)
        self.fields["said"] = OneOf(
            options(labels.SAID), label=_("What was said?"), initial="sentence"
        )
        self.fields["about"] = OneOf(
            [(NOBODY, _("Nobody here, or not known")), *((str(s), name) for s, name in here)],
            label=_("About whom?"),
            hint=_("Only for the house: she is told that somebody asked."),
            folded=True,
        )
        self.fields["words"] = words_field(
            _("What the asker said: name, number, what was wanted"), _("Sealed.")
        )
        self.order_fields(
            ("act_id", "way", "by_whom", "said", "about", "words", "happened", "from_paper")
        )

    def asked(self) -> Asked:
        """This will give the enquiry as it was typed."""
        said = self.cleaned_data
        about = said["about"]
        return Asked(
            way=said["way"], by_whom=said["by_whom"], said=said["said"], words=said["words"],
            stay_id=None if about == NOBODY else UUID(about),
        )  # fmt: skip


class LeaveForm(HouseForm):
    """A stay ends, safely and as she wants it kept."""

    why = OneOf(options(labels.LEFT_WHY), label=_("Why does she go?"), folded=True)
    to = OneOf(options(labels.LEFT_TO), label=_("Where to?"), folded=True)
    where = LineField(
        label=_("The place, only if she wants it kept"),
        hint=_("Sealed as the house's own address is: nobody but the keeper opens it."),
        limit=300,
        required=False,
    )
    plan_made = OneOf(
        options(labels.PLAN_MADE), label=_("Safety plan for the day she goes"), inline=True
    )
    follow_up = OneOf(options(labels.FOLLOW_UP), label=_("How do we ask after her?"), folded=True)
    follow_up_on = DayField(
        label=_("On which day first?"), hint=_("As 21/11/2026."), limit=12, required=False
    )
    contact = LineField(
        label=_("How she is safely reached"),
        hint=_("Way, hour, number, code word. Sealed. Without it nobody calls."),
        limit=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """This will want a day and a way where the house says that it will ask after her."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("follow_up") in ("call", "visit"):
            if not said.get("follow_up_on"):
                self.add_error("follow_up_on", _("Write the day on which you ask after her."))
            elif said["follow_up_on"] < local_date(self.now):
                self.add_error("follow_up_on", _("This day is over."))
            if not said.get("contact"):
                self.add_error("contact", _("Write how she is safely reached."))
        return said

    def ends(self) -> Discharge:
        """This will give how the stay ends."""
        said = self.cleaned_data
        asks = said["follow_up"] in ("call", "visit")
        on: date | None = said["follow_up_on"] if asks else None
        return Discharge(
            why=said["why"], to=said["to"], plan_made=said["plan_made"],
            follow_up=said["follow_up"], follow_up_on=on, where=said["where"],
            contact=said["contact"],
        )  # fmt: skip


class SlipForm(HouseForm):
    """She wants her desk to know that she is safe: the reference on her slip."""

    reference = LineField(label=_("Reference on her slip"), hint=_("As K7QF-3M2P."), limit=20)
    asked_for = TickField(
        label=_("She asked for it, alone, and knows that she may end it at any hour.")
    )

    def clean_reference(self) -> str:
        """This will read the reference as a person types it."""
        try:
            return read_reference(self.cleaned_data["reference"])
        except NotAReference:
            raise ValidationError(
                _("This is no reference: eight letters and digits, such as K7QF-3M2P. Read it"
                  " again.")
            ) from None  # fmt: skip


class GivenForm(HouseForm):
    """A word was given to her."""

    answer = OneOf(
        options(labels.WORD_ANSWERS, codes.WORD_ANSWERS), label=_("What does she let answer?")
    )


class SetForm(HouseForm):
    """What the house takes."""

    kind = OneOf(options(labels.KINDS), label=_("What kind of house?"), inline=True)
    boys_up_to = CountField(
        label=_("Up to which age does a boy come with his mother?"), most=OLDEST_BOY
    )
    without_order = OneOf(YES_NO, label=_("May she come in without an order?"), inline=True)
    wheelchair = OneOf(YES_NO, label=_("Is there a bath and a way without steps?"), inline=True)
    address = LineField(
        label=_("Where the house is"),
        hint=_("Sealed. Leave it empty to keep what is sealed already."),
        limit=300,
        required=False,
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["inspected_every_days"] = OneOf(
            [(str(n), _("Every %(n)s days") % {"n": n}) for n in house_rules().intervals],
            label=_("How often is it inspected?"),
            hint=_(
                "Reports of the direction of December 2024 say every two months, and twice a year."
            ),
            inline=True,
        )

    def rule(self) -> HouseRule:
        """This will give what the house takes."""
        said = self.cleaned_data
        return HouseRule(
            kind=said["kind"], boys_up_to=said["boys_up_to"],
            without_order=said["without_order"] == "yes", wheelchair=said["wheelchair"] == "yes",
            inspected_every_days=int(said["inspected_every_days"]),
        )  # fmt: skip


class RoomForm(HouseForm):
    """A room with its beds."""

    name = LineField(label=_("What is the room called?"), hint=_("A number or a word."), limit=12)
    beds = CountField(label=_("How many beds?"), least=1, most=MOST_BEDS)
    step_free = OneOf(YES_NO, label=_("Can a wheelchair reach it?"), inline=True, initial="no")


class EscortForm(HouseForm):
    """A worker is sent to bring somebody."""

    def __init__(self, *args: Any, staff: Iterable[tuple[UUID, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["officer"] = OneOf(
            [(str(one), name) for one, name in staff], label=_("Who goes?"), folded=True
        )
        self.fields["hours"] = CountField(
            label=_("For how many hours?"), least=1, most=12, initial=3
        )

    def until(self) -> datetime:
        """This will give the hour at which the way closes."""
        return self.now + timedelta(hours=self.cleaned_data["hours"])


class InspectionForm(HouseForm):
    """Who visited the house and when, and one answer to each question."""

    by_whom = OneOf(options(labels.INSPECTED_BY), label=_("Who visited?"), folded=True)
    visited = WhenField(label=_("When were they here?"), sure=True)

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        kw["initial"] = {"visited": now} | (kw.get("initial") or {})
        super().__init__(*args, now=now, **kw)
        for one in house_rules().questions:
            self.fields[one.id] = OneOf(
                options(labels.LOOKED),
                label=in_language(one.title_en, one.title_ur),
                inline=True,
                initial="not_looked",
            )

    def answers(self) -> dict[str, str]:
        """This will give the answers."""
        return {one.id: self.cleaned_data[one.id] for one in house_rules().questions}


class WordForm(HouseForm):
    """Word for her, through the house."""

    about = OneOf(options(labels.WORD_ABOUT), label=_("What about?"), folded=True)
    words = words_field(
        _("Words for her"),
        _("Sealed to the house. Write no name, no place and nothing others must not read."),
    )
