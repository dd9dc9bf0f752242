"""What every page is given beside its own content. A context processor, nothing more."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from amaan.organisation.posts import BRANCHES, Post
from amaan.web.kit import running
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.shapes import Chrome, NavItem
from amaan.web.kit.sign_in import own_numbers
from amaan.web.kit.visit import Visit

RECEIVING = frozenset({Post.DESK_OFFICER, Post.STATION_CLERK, Post.STATION_COMMANDER})
IN_A_HOUSE = frozenset({Post.HOUSE_KEEPER, Post.HOUSE_WORKER})
AT_A_FORUM = frozenset({Post.MEDIATOR, Post.LEGAL_ADVISER})
WITHOUT_CASES = (
    IN_A_HOUSE
    | AT_A_FORUM
    | {Post.CUSTODIAN, Post.AUDITOR, Post.REGISTRAR, Post.OBSERVER, Post.PROVIDER}
    | set(BRANCHES)
)
# Who may search for a person: those who hear her, and those who find out what was done.
SEARCHING = frozenset({Post.DESK_OFFICER, Post.INVESTIGATOR})
# Posts that answer for others' lateness; all but the station's own open on the board.
ABOVE_A_DISTRICT = frozenset({Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL})
# Above a station and within a district: they review the work on single cases.
CALLED_ABOVE = frozenset({Post.SUPERVISOR, Post.DISTRICT_COMMANDER})
OPENING_ON_THE_BOARD = ABOVE_A_DISTRICT | CALLED_ABOVE
# From outside the station they judge emergencies, and looks that nothing explains.
CHECKING = frozenset({Post.AUDITOR, Post.SUPERVISOR, Post.DISTRICT_COMMANDER})
COMMANDING = OPENING_ON_THE_BOARD | {Post.STATION_COMMANDER}
# Who asks that something leave, and who may be the second person. A desk finds it on the case.
LETTING_LEAVE = COMMANDING | {Post.INVESTIGATOR, Post.CUSTODIAN, Post.AUDITOR}
# Who reads and answers what is told and asked without a name.
ANSWERING = frozenset(
    {Post.DESK_OFFICER, Post.STATION_CLERK, Post.SUPERVISOR, Post.DISTRICT_COMMANDER, Post.AUDITOR}
)
# Beside whoever commands, who finds it on the board.
KEEPING_A_DIARY = frozenset({Post.STATION_CLERK, Post.CUSTODIAN, Post.AUDITOR})


def frame(request: HttpRequest) -> dict[str, Any]:
    """This will give the page its frame: who is here (put there by the door), and the demo band."""
    return {
        "chrome": getattr(request, "chrome", None),
        "demo": getattr(settings, "DEMO", False),
        "history": _practice_history(),
        "warnings": running.for_everybody(),
        "owes_numbers": own_numbers.are_owed(request) if hasattr(request, "chrome") else False,
    }


def _practice_history() -> tuple[int, int] | None:
    """This will say how many stories of the practice history are told, of how many.

    Read from a small file that whoever tells them leaves beside the database: the band
    stands on every page, and no page may pay a statement for it.
    """
    path = getattr(settings, "PRACTICE_HISTORY", None)
    if path is None:
        return None
    try:
        done, total = path.read_text(encoding="ascii").split()
        return int(done), int(total)
    except (OSError, ValueError):
        return None


def home_of(post: Post) -> str:
    """This will name the page on which a post's day begins."""
    if post == Post.REGISTRAR:
        return "registrar:home"
    if post == Post.CUSTODIAN:
        return "custodian:duplicates"
    if post == Post.AUDITOR:
        return "keeping:checks"
    if post == Post.PROSECUTOR:
        return "court:home"
    if post == Post.OBSERVER:
        return "court:observe"
    if post == Post.PROVIDER:
        return "care:door"
    if post in AT_A_FORUM:
        return "mediation:home"
    if post == Post.INVESTIGATOR:
        return "inquiry:home"
    if post in IN_A_HOUSE:
        return "shelter:home"
    if post in BRANCHES:
        return "books:home"
    return "command:board" if post in OPENING_ON_THE_BOARD else "desk:home"


def _of_help(post: Post) -> list[tuple[str, str, str]]:
    """This will say where a post finds who helps her, and where help is missing."""
    if post in RECEIVING or post == Post.INVESTIGATOR:
        return [("care:home", _("Help"), "r")]
    if post in CALLED_ABOVE:
        return [("care:providers", _("Services"), "r")]
    return [("care:need", _("Need"), "r")] if post in ABOVE_A_DISTRICT else []


def offices_of(post: Post) -> list[tuple[str, str, str]]:
    """This will name the pages of the branches that a post reads.

    A branch finds its own beside its registers; whoever commands or audits finds all of them on
    the page of registers, so that his menu stays one that is read.
    """
    above = post in COMMANDING | {Post.AUDITOR}
    offices = []
    if post in COMMANDING | {Post.PERSONNEL_OFFICER, Post.PROGRAMME_OFFICER}:
        offices.append(("people:strength", _("People"), "u"))
    if above or post == Post.TRAINING_OFFICER:
        offices.append(("training:home", _("Training"), "e"))
    if above or post in {Post.COMMUNITY_OFFICER, Post.MEDIA_OFFICER}:
        offices.append(("community:home", _("Work with the public"), "f"))
    if post == Post.MEDIA_OFFICER:
        offices.append(("community:media", _("The press"), "d"))
    if above or post == Post.PROGRAMME_OFFICER:
        offices.append(("programme:home", _("Programme"), "v"))
    if post == Post.PROGRAMME_OFFICER:
        offices.append(("publication:home", _("Figures for the public"), "f"))
    return offices


def places_of(post: Post) -> tuple[tuple[str, str, str], ...]:
    """This will name where a post may go: the page, its name here, and its key."""
    home = home_of(post)
    first = {
        "command:board": _("Board"), "registrar:home": _("Your unit"),
        "custodian:duplicates": _("Perhaps one person"), "keeping:checks": _("Checks"),
        "court:home": _("Court"), "care:door": _("Referrals"), "court:observe": _("Hearings"),
        "mediation:home": _("Forums"), "shelter:home": _("Tonight"),
        "books:home": _("Registers"),
    }  # fmt: skip
    places = [(home, first.get(home, _("Now")), "g")]
    if post in IN_A_HOUSE:
        places += _of_a_house()
    if post not in WITHOUT_CASES | ABOVE_A_DISTRICT:
        # Beside a board of what others owe, what one owes oneself.
        mine = _("Mine") if home == "command:board" else _("Due")
        places += [("desk:due", mine, "d"), ("desk:cases", _("Cases"), "k")]
    if post in RECEIVING:
        places.append(("desk:service_calls", _("Calls"), "j"))
    if post in {Post.STATION_CLERK, Post.STATION_COMMANDER}:
        places.append(("inquiry:store", _("Store"), "m"))
    if post == Post.INVESTIGATOR:
        places.append(("inquiry:custody", _("Exhibits"), "m"))
    if post in {Post.SUPERVISOR, Post.DISTRICT_COMMANDER}:
        places.append(("inquiry:store_differences", _("Stores"), "m"))
    if post == Post.DESK_OFFICER:
        places.append(("inquiry:offers", _("Offered"), "o"))
    if post == Post.INVESTIGATOR or post in COMMANDING - ABOVE_A_DISTRICT:
        places.append(("court:home", _("Court"), "t"))
    places += _of_help(post)
    if post in RECEIVING | CALLED_ABOVE:
        places.append(("mediation:asked", _("Mediation"), "i"))
    if post in SEARCHING:
        places.append(("desk:search", _("Search"), "q"))
    if post in COMMANDING - OPENING_ON_THE_BOARD:
        places.append(("command:board", _("Board"), "b"))
    if post in COMMANDING:
        places.append(("insight:home", _("Figures"), "f"))
    if post == Post.CUSTODIAN:
        places.append(("keeping:sealed", _("Sealed cases"), "s"))
        places.append(("custodian:places", _("Where she is"), "w"))
        places.append(("custodian:erasures", _("Erasing and holding"), "e"))
        places.append(("custodian:drafts", _("Texts to read"), "d"))
        places.append(("books:home", _("Registers"), "p"))
    if post in CHECKING and home != "keeping:checks":
        places.append(("keeping:checks", _("Checks"), "h"))
    if post == Post.AUDITOR:
        places.append(("keeping:looks", _("Who looked"), "h"))
        places.append(("court:study", _("Courts"), "t"))
        places.append(("command:complaints", _("Complaints"), "c"))
        places.append(("public:received", _("Without a name"), "z"))
    if post == Post.REGISTRAR:
        places += [("registrar:units", _("Units"), "u"), ("registrar:officers", _("Officers"), "o")]
        places.append(("registrar:running", _("This installation"), "v"))
    if post in COMMANDING | {Post.AUDITOR, Post.REGISTRAR}:
        places.append(("books:home", _("Registers"), "e" if post == Post.AUDITOR else "z"))
    if post in RECEIVING:
        places.append(
            ("people:rosters", _("Roster"), "y" if post == Post.STATION_COMMANDER else "b")
        )
    if post in BRANCHES:
        places += offices_of(post)
    places.append(("law:home", _("The law"), "a"))
    if post in LETTING_LEAVE:
        places.append(("exports:home", _("What leaves"), "x"))
    if post in KEEPING_A_DIARY:
        places.append(("command:diary", _("Diary words"), "y"))
    return tuple(places)


def chrome_of(request: HttpRequest, visit: Visit) -> Chrome:
    """This will say who is here and where this post may go."""
    officer, unit = visit.signed_in.officer, visit.signed_in.unit
    post = Post(officer.post)
    reads_cases = post not in WITHOUT_CASES | ABOVE_A_DISTRICT
    return Chrome(
        unit=in_language(unit.name_en, unit.name_ur, visit.language),
        role=str(post.label),
        officer=in_language(officer.name_en, officer.name_ur, visit.language),
        nav=tuple(
            NavItem(label=label, url=address(name), here=request.path == address(name), key=key)
            for name, label, key in places_of(post)
        ),
        home_url=address(home_of(post)),
        find_url=address("case:find") if reads_cases else "",
        new_contact_url=address("desk:new_contact") if post in RECEIVING else "",
        sign_out_url=address("account_logout"),
        lock_url=address("lock"),
        here_url=address("here"),
        again_url=address("factor_again"),
        own_url=address("own_sign_in"),
        is_practice=unit.is_practice,
        unsigned_rules=running.unsigned_rules(visit.actor.province),
    )


def _of_a_house() -> list[tuple[str, str, str]]:
    """This will name the pages of a house that keeps her."""
    return [
        ("shelter:arrivals", _("Who came here"), "k"),
        ("shelter:residents", _("Residents"), "d"),
        ("shelter:log", _("Running log"), "b"),
        ("shelter:enquiries", _("Who asked"), "q"),
        ("shelter:rooms", _("Rooms and beds"), "m"),
        ("shelter:inspections", _("Visits to the house"), "v"),
    ]
