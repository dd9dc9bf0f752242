"""How large the sets are, and how one district of stories becomes many."""

from dataclasses import dataclass

STATIONS = 15
COMMANDER, SUPERVISOR = "commander", "supervisor"
# A district holds its stories ten times over, each copy 36 days older: a year of a busy desk.
COPIES_IN_A_DISTRICT = 10


@dataclass(frozen=True)
class Size:
    """So many cases taken through the verbs, and so many copies of each, the first included."""

    name: str
    taken: int
    copies: int
    # A larger set grows out of what was taken: its cluster is copied and filled on, before
    # anything was measured in it.
    grows_from: "Size | None" = None

    @property
    def cases(self) -> int:
        """This will give how many cases the set holds."""
        return self.taken * self.copies

    @property
    def new_copies(self) -> range:
        """This will give the numbers of the copies this set adds."""
        return range(self.grows_from.copies if self.grows_from else 1, self.copies)


FIRST = Size("thousand", taken=1_000, copies=1)
SMALL = Size("ten-thousand", taken=1_000, copies=10, grows_from=FIRST)
LARGE = Size("million", taken=1_000, copies=1_000, grows_from=FIRST)


def desk_officer(number: int) -> str:
    """This will name the desk officer of a station."""
    return f"desk{number:02d}"
