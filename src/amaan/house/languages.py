"""The languages Amaan speaks; Django does not know three of them."""

from django.conf import locale

LANGUAGES = [
    ("en", "English"),
    ("ur", "اردو"),
    ("ps", "پښتو"),
    ("sd", "سنڌي"),
    ("bal", "بلوچی"),
]
RIGHT_TO_LEFT = ["ur", "ps", "sd", "bal"]

_ENGLISH = {"ur": "Urdu", "ps": "Pashto", "sd": "Sindhi", "bal": "Balochi"}


def register() -> None:
    """This will teach Django the names and direction of Pashto, Sindhi and Balochi."""
    for code, own_name in LANGUAGES:
        if code in RIGHT_TO_LEFT:
            locale.LANG_INFO[code] = {
                "bidi": True,
                "code": code,
                "name": _ENGLISH[code],
                "name_local": own_name,
            }
