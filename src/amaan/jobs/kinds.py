"""Every kind of background work, with who may ask for it and which classes it reads.

What is not listed here cannot be placed, and a test fails on a task that no kind names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import said
from amaan.organisation.posts import Post


@dataclass(frozen=True)
class Kind:
    """One kind of background work."""

    name: str
    title: str
    # Empty where a process of its own does the work and only keeps its progress here.
    task: str
    classes: frozenset[DataClass]
    # Besides the house itself, which may always.
    asked_by: frozenset[Post] = frozenset()
    # Sealed files are among what it counts: nobody is shown more than how far it is in hundredths,
    # or he would take the files he may count from it, and know how many are sealed.
    in_hundredths: bool = False
    # False for what the house does by itself every minute: nobody orders it.
    on_order: bool = True


_ALL = (
    Kind(
        name="recompute_duties",
        title=said("Work the duties of all cases out again"),
        task="amaan.recompute_duties",
        # Facts in codes and duties; a job never holds a key, so nothing sealed can be read.
        classes=frozenset({DataClass.C1, DataClass.C2}),
        asked_by=frozenset({Post.REGISTRAR}),
        in_hundredths=True,
    ),
    Kind(
        name="move_files",
        title=said("Bring the files of a unit to where it lies now"),
        task="amaan.move_files",
        # Where a file lies, and whose it is by post; nothing of what is in it.
        classes=frozenset({DataClass.C1}),
        asked_by=frozenset({Post.REGISTRAR}),
    ),
    Kind(
        name="make_export",
        title=said("Make what is to leave"),
        task="amaan.make_export",
        # The skeleton of the cases that somebody let leave. What is sealed the vault alone opens
        # for it, and only what two people, or one for few, showed themselves to want.
        classes=frozenset({DataClass.C1, DataClass.C2}),
        asked_by=frozenset(Post) - {Post.REGISTRAR},
    ),
    Kind(
        name="count_figures",
        title=said("Count the figures anew"),
        task="amaan.count_figures",
        # The skeleton and the codes of open cases, to leave everybody out of them.
        classes=frozenset({DataClass.C1, DataClass.C2}),
        asked_by=frozenset(
            {Post.DISTRICT_COMMANDER, Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL}
        ),
    ),
    Kind(
        name="make_meeting_pack",
        title=said("Set the pack of a crime meeting"),
        task="amaan.make_meeting_pack",
        # Counts of an area and what commanders say of them; nothing of any case.
        classes=frozenset(),
        asked_by=frozenset(
            {
                Post.SUPERVISOR,
                Post.DISTRICT_COMMANDER,
                Post.REGIONAL_COMMANDER,
                Post.INSPECTOR_GENERAL,
            }
        ),
    ),
    Kind(
        name="run_study",
        title=said("Ask whether desks work"),
        task="amaan.run_study",
        # Counts of stations' months, of which no case is seen.
        classes=frozenset({DataClass.C1}),
        asked_by=frozenset({Post.PROGRAMME_OFFICER, Post.INSPECTOR_GENERAL}),
    ),
    Kind(
        name="draft_plan",
        title=said("Draft a policing plan"),
        task="amaan.draft_plan",
        # Counts that its author read, kept with the plan; the job reads nothing else.
        classes=frozenset({DataClass.C1}),
        asked_by=frozenset(
            {Post.DISTRICT_COMMANDER, Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL}
        ),
    ),
    Kind(
        name="prepare_release",
        title=said("Prepare figures for the public, and check them"),
        task="amaan.prepare_release",
        # Counts of a year; of any case nothing.
        classes=frozenset({DataClass.C1}),
        asked_by=frozenset({Post.PROGRAMME_OFFICER}),
    ),
    Kind(
        name="make_handbook",
        title=said("Set the law as one book"),
        task="amaan.make_handbook",
        # Rules alone, which are published; nothing of any case.
        classes=frozenset(),
        asked_by=frozenset(Post),
    ),
    Kind(
        name="bring_in_table",
        title=said("Bring in a table"),
        task="amaan.bring_in_table",
        # Registers that hold no case, in the name of whoever sent the table.
        classes=frozenset(),
        asked_by=frozenset(Post),
    ),
    Kind(
        name="clear_exports",
        title=said("Clear away copies whose time is over"),
        task="amaan.clear_exports",
        classes=frozenset({DataClass.C1}),
        on_order=False,
    ),
    Kind(
        name="turn_the_clock",
        title=said("Mark what is late and tell the next post"),
        task="amaan.turn_the_clock",
        classes=frozenset({DataClass.C1}),
        on_order=False,
    ),
    Kind(
        name="note_own_words",
        title=said("Put what she said at her own door on the timeline"),
        task="amaan.note_own_words",
        # What it was about, as a code; where her words lie, never the words.
        classes=frozenset({DataClass.C1, DataClass.C2}),
        on_order=False,
    ),
    Kind(
        name="raise_levels",
        title=said("Write down levels of danger that the district raised"),
        task="amaan.raise_levels",
        # The level, in nobody's name; of the other case nothing.
        classes=frozenset({DataClass.C1, DataClass.C2}),
        on_order=False,
    ),
    Kind(
        name="keep_watch",
        title=said("See to reviews, empty posts, old queues and own numbers"),
        task="amaan.keep_watch",
        # Emergencies by their hour and station, queues by the age of their oldest; no case.
        classes=frozenset({DataClass.C1}),
        on_order=False,
    ),
    Kind(
        name="weigh_investigators",
        title=said("Count what investigators carry"),
        task="amaan.weigh_investigators",
        # Numbers of officers, counted by the database; the job sees no case.
        classes=frozenset({DataClass.C1}),
        on_order=False,
    ),
    Kind(
        name="carry_checkpoints",
        title=said("Carry the journal's checkpoints to the witnesses"),
        task="amaan.carry_checkpoints",
        # Digests and lengths: nothing of what the journal says.
        classes=frozenset(),
        on_order=False,
    ),
    Kind(
        name="clear_expired",
        title=said("Clear what has expired"),
        task="amaan.clear_expired",
        classes=frozenset(),
    ),
    Kind(
        name="make_practice_history",
        title=said("Make the practice history"),
        task="",
        # The demonstration only. Its process acts as the officers of the story, each in turn,
        # with a page's rights: docs/decisions/0012.
        classes=frozenset({DataClass.C1, DataClass.C2}),
    ),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})

# Tasks that only look whether there is something to order; they leave no order themselves.
WATCHES: frozenset[str] = frozenset(
    {
        "amaan.notice_new_rules",
        "amaan.check_the_numbers",
        "amaan.notice_moved_units",
        "amaan.clear_each_night",
        "amaan.count_each_night",
        "amaan.keep_watch_at_night",
    }
)
