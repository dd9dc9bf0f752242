"""Chance that can be repeated: every draw of the history comes from one seeded stream.

It decides nothing that must be secret. Each story has its own stream, named by the seed and
its number, so that a story is the same whether it is told first, last or again.
"""

import random  # noqa: TID251 - repeatable on purpose; nothing drawn here is a secret
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

Thing = TypeVar("Thing")


class Chance:
    """One stream of draws."""

    def __init__(self, seed: str) -> None:
        self._stream = random.Random(seed)  # noqa: S311 - repeatable on purpose

    def happens(self, share: float) -> bool:
        """This will say yes in this share of draws."""
        return self._stream.random() < share

    def which(self, shares: Mapping[str, float]) -> str:
        """This will choose a word by its weight."""
        return self._stream.choices(list(shares), weights=list(shares.values()))[0]

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """This will choose one of several that are alike."""
        return things[self._stream.randrange(len(things))]

    def some_of(self, things: Sequence[Thing], most: int) -> tuple[Thing, ...]:
        """This will choose from none to `most` of them, in their own order."""
        count = self._stream.randint(0, min(most, len(things)))
        chosen = set(self._stream.sample(range(len(things)), count))
        return tuple(thing for place, thing in enumerate(things) if place in chosen)

    def number(self, least: int, most: int) -> int:
        """This will choose a whole number, both ends included."""
        return self._stream.randint(least, most)

    def within(self, shares: Mapping[str, float]) -> int:
        """This will choose one of several spans such as `7-30` by weight, and a number in it."""
        least, most = self.which(shares).split("-")
        return self.number(int(least), int(most))

    def minutes(self, least: int, most: int) -> timedelta:
        """This will choose a length of time."""
        return timedelta(minutes=self.number(least, most))

    def hours(self, least: int, most: int) -> timedelta:
        """This will choose a length of time in hours, to the minute."""
        return self.minutes(least * 60, most * 60)

    def days(self, least: int, most: int) -> timedelta:
        """This will choose a length of time in days, to the minute."""
        return self.minutes(least * 1440, most * 1440)

    def new_id(self) -> UUID:
        """This will draw an id that looks like every other: a UUID of version 4."""
        return UUID(int=self._stream.getrandbits(128), version=4)
