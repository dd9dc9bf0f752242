"""The first letters of a name, where a paper may hold no more."""


def initials(name: str) -> str:
    """This will give the first letter of each part of a name; of initials the same again."""
    letters = [part.lstrip("\u200c\u200d\u200e\u200f")[:1] for part in name.split()]
    return " ".join(f"{letter}." for letter in letters if letter)
