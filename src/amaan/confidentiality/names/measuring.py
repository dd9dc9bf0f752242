"""How well the skeletons find: the reviewed names, their recall and precision, and the leak.

Two files of a folder are read. `names.tsv` has one given name a line: its spellings in Arabic
letters, its sex, its spellings in Roman letters, and who reviewed the line. `not_the_same.tsv`
has pairs of names that are easily taken for one another.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, product
from pathlib import Path

from amaan.confidentiality.names.skeleton import loose, skeletons, strict
from amaan.confidentiality.names.tokens import COMMONEST, Described, Index
from amaan.confidentiality.names.writing import read, whole

FOLDER = Path(__file__).parents[4] / "tests" / "security" / "names"
Skeleton = Callable[[str], frozenset[str]]


@dataclass(frozen=True)
class Given:
    """One given name with its spellings."""

    arabic: tuple[str, ...]
    sex: str
    roman: tuple[str, ...]
    reviewed_by: str

    @property
    def is_held_out(self) -> bool:
        """Half of the names, drawn by a digest, never looked at while the rules were made."""
        return sha256(self.arabic[0].encode()).digest()[0] % 2 == 1


@dataclass(frozen=True)
class Pair:
    """A spelling in Arabic letters, one in Roman letters, and whether they are one name."""

    arabic: str
    roman: str
    same: bool
    held_out: bool


@dataclass(frozen=True)
class Found:
    """What a skeleton makes of some pairs."""

    pairs: int
    true_found: int
    true_missed: int
    false_found: int

    @property
    def recall(self) -> float:
        """The share of true pairs that meet."""
        return self.true_found / (self.true_found + self.true_missed)

    @property
    def precision(self) -> float:
        """The share of true ones among the pairs that meet."""
        return self.true_found / (self.true_found + self.false_found)


def names(folder: Path = FOLDER) -> tuple[Given, ...]:
    """This will read the given names."""
    return tuple(
        Given(tuple(arabic.split("|")), sex, tuple(_spaced(roman)), reviewed_by)
        for arabic, sex, roman, reviewed_by in _rows(folder / "names.tsv", 4)
    )


def pairs(folder: Path = FOLDER) -> tuple[Pair, ...]:
    """This will give every true pair, and every pair of names easily confused.

    A Roman spelling that both names use (Amir: عامر and امیر) is no false pair of either.
    """
    given = names(folder)
    by_spelling = {spelling: one for one in given for spelling in one.arabic}
    found = [Pair(a, r, True, n.is_held_out) for n in given for a in n.arabic for r in n.roman]
    for one, other, _ in _rows(folder / "not_the_same.tsv", 3):
        for arabic, roman in ((one, other), (other, one)):
            theirs, own = by_spelling[roman].roman, by_spelling[arabic].roman
            held_out = by_spelling[one].is_held_out
            found += [Pair(arabic, r, False, held_out) for r in theirs if r not in own]
    return tuple(dict.fromkeys(found))


def on_pairs(some: Iterable[Pair], skeleton: Skeleton = skeletons) -> Found:
    """This will say which pairs share a skeleton."""
    counted = Counter((p.same, meet(p.arabic, p.roman, skeleton)) for p in some)
    return Found(
        pairs=counted.total(),
        true_found=counted[True, True],
        true_missed=counted[True, False],
        false_found=counted[False, True],
    )


def all_against_all(given: Sequence[Given], skeleton: Skeleton = skeletons) -> Found:
    """This will compare every spelling with every other, of all names: the unkind measure."""
    spellings = [(n, text) for n in given for text in (*n.arabic, *n.roman)]
    kept = [_of(text, skeleton) for _, text in spellings]
    by_key: dict[str, list[int]] = {}
    for at, keys in enumerate(kept):
        for key in keys:
            by_key.setdefault(key, []).append(at)
    met = {pair for group in by_key.values() for pair in combinations(group, 2)}
    owners: dict[str, set[int]] = {}
    for one, text in spellings:
        owners.setdefault(text, set()).add(id(one))

    def same(pair: tuple[int, int]) -> bool:
        return bool(owners[spellings[pair[0]][1]] & owners[spellings[pair[1]][1]])

    true_found = sum(map(same, met))
    true = sum(map(same, combinations(range(len(spellings)), 2)))
    total = len(spellings) * (len(spellings) - 1) // 2
    return Found(total, true_found, true - true_found, len(met) - true_found)


def meet(one: str, other: str, skeleton: Skeleton = skeletons) -> bool:
    """This will say whether two spellings share a skeleton."""
    return bool(_of(one, skeleton) & _of(other, skeleton))


def commonest_cover(people: Iterable[Described], districts: Sequence[str], most: int = 10) -> float:
    """This will give the share of people who wear one of the commonest tokens, of whatever kind.

    `districts` gives each person's, turn by turn.
    """
    index = Index(b"k" * 32)
    worn: list[frozenset[bytes]] = []
    for person, district in zip(people, districts, strict=True):
        made = index.tokens(person, province="P", district=district)
        worn.append(frozenset(token.value for token in made))
    counted = Counter(value for values in worn for value in values)
    commonest = {value for value, _ in counted.most_common(most)}
    return sum(1 for values in worn if values & commonest) / len(worn)


@dataclass(frozen=True)
class Population:
    """Invented people in districts: names as common as Zipf's law has it, the first the most."""

    people: tuple[Described, ...]
    districts: tuple[str, ...]


def zipf_population(size: int, folder: Path = FOLDER, *, different: int = 2000) -> Population:
    """This will invent people: the names most often given first, then the other known
    ones, then made-up ones, `different` in all.

    One in three has a second name; one in ten is written in Roman letters. The first of 36
    districts holds 9 % of them, as the largest district of Punjab does. The same each time.
    """
    given = names(folder)
    women = _ranked([n for n in given if "f" in n.sex], different)
    men = _ranked([n for n in given if "m" in n.sex], different)
    people, districts = [], []
    for number in range(size):
        chance = _chance(f"person {number}")
        name, relative = _called(women, chance), _called(men, chance)
        districts.append(f"district {_drawn(next(chance), _DISTRICTS)}")
        # Of every second the year of birth is known; of all a band, nearly half in one.
        year = 1950 + int(next(chance) * 60) if next(chance) < 0.5 else None
        band = _BANDS[_drawn(next(chance), _BAND_SHARES)]
        people.append(Described(name=name, relative=relative, birth_year=year, age_band=band))
    return Population(tuple(people), tuple(districts))


def _ranked(given: Sequence[Given], different: int) -> list[tuple[str, str]]:
    by_use = sorted(given, key=lambda n: not _of(n.arabic[0], skeletons) & COMMONEST)
    known = [(n.arabic[0], n.roman[0]) for n in by_use]
    invented = (_syllables(f"name {number}") for number in range(different - len(known)))
    return known + [(name, name) for name in invented]


def _syllables(seed: str) -> str:
    drawn = sha256(seed.encode()).digest()
    starts, ends = "b t s j k d z r g f l m n w h".split(), "a i u aa ee oo".split()
    return "".join(
        starts[drawn[at] % len(starts)] + ends[drawn[at + 1] % len(ends)] for at in (0, 2, 4)
    )


def _called(ranked: Sequence[tuple[str, str]], chance: Iterator[float]) -> str:
    weights = _ZIPF.setdefault(len(ranked), _cumulated([1 / r for r in range(1, len(ranked) + 1)]))
    how_many = 2 if next(chance) < 1 / 3 else 1
    script = 1 if next(chance) < 0.1 else 0
    return " ".join(ranked[_drawn(next(chance), weights)][script] for _ in range(how_many))


def _chance(seed: str) -> Iterator[float]:
    number = 0
    while True:
        drawn = sha256(f"{seed} {number}".encode()).digest()
        yield int.from_bytes(drawn[:8]) / 2**64
        number += 1


def _cumulated(weights: Sequence[float]) -> list[float]:
    total, so_far, done = sum(weights), 0.0, []
    for weight in weights:
        so_far += weight / total
        done.append(so_far)
    return done


def _drawn(chance: float, cumulated: Sequence[float]) -> int:
    low, high = 0, len(cumulated) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if chance < cumulated[middle] else (middle + 1, high)
    return low


_ZIPF: dict[int, list[float]] = {}
_BANDS = ("26-40", "18-25", "41-60", "12-15", "61+")
_BAND_SHARES = _cumulated([45, 30, 15, 7, 3])
_DISTRICTS = _cumulated([1 / (rank + 4) for rank in range(1, 37)])


def _of(text: str, skeleton: Skeleton) -> frozenset[str]:
    return skeleton(whole(read(text).words))


def _spaced(words: str) -> Iterator[str]:
    # A hyphen in the file keeps a name of two words together.
    return (word.replace("-", " ") for word in words.split())


def _rows(file: Path, columns: int) -> Iterator[list[str]]:
    _heading, *lines = file.read_text(encoding="utf-8").splitlines()
    for line in lines:
        parts = line.split("\t")
        yield parts + [""] * (columns - len(parts))


def report(folder: Path = FOLDER, people: int = 20_000) -> str:
    """This will say the figures, one a line, for whoever wants to check them."""
    given, all_pairs = names(folder), pairs(folder)
    signed = sum(1 for one in given if one.reviewed_by)
    heading = "{} given names, {} pairs of an Arabic-letter and a Roman spelling; {} of {} {}"
    lines = [
        heading.format(
            len(given), len(all_pairs), signed, len(given), "reviewed by a native reader"
        )
    ]
    for held_out, title in ((False, "tuning"), (True, "held out")):
        some = [pair for pair in all_pairs if pair.held_out == held_out]
        for name, skeleton in (("skeleton", skeletons), ("stricter", strict), ("looser", loose)):
            lines.append(f"{title:9} {name}: {_said(on_pairs(some, skeleton))}")
        unkind = all_against_all([n for n in given if n.is_held_out == held_out])
        lines.append(f"{title:9} every spelling against every other: {_said(unkind)}")
    crowd = zipf_population(people, folder)
    cover = commonest_cover(crowd.people, crowd.districts)
    lines.append(f"the ten commonest tokens of {people} invented people cover {cover:.2%} of them")
    asked = [n for n in given if n.is_held_out]
    lines.append(f"held out  name and father together: recall {together(asked):.3f}")
    return "\n".join(lines)


def together(given: Sequence[Given]) -> float:
    """This will give the share of women found in Roman letters by their own and father's name."""
    women, men = ([n for n in given if sex in n.sex] for sex in "fm")
    index, tried, met = Index(b"k" * 32), 0, 0
    for number, woman in enumerate(women):
        man = men[number % len(men)]
        kept = Described(woman.arabic[0], man.arabic[0])
        stored = set(index.tokens(kept, province="P", district="D"))
        for roman in product(woman.roman, man.roman):
            tried += 1
            met += bool(stored & set(index.tokens(Described(*roman), province="P", district="D")))
    return met / tried


def _said(found: Found) -> str:
    return (
        f"{found.pairs} pairs, recall {found.recall:.3f}, precision {found.precision:.3f}"
        f" ({found.true_found} found, {found.true_missed} missed, {found.false_found} false)"
    )
