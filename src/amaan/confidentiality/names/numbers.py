"""Identity numbers and telephone numbers, as they are compared: digits only, one form each."""

import unicodedata

CNIC_DIGITS = 13
PAKISTAN = "92"


def cnic(written: str) -> str:
    """This will give the thirteen digits of an identity number, or nothing if it is not one."""
    digits = _digits(written)
    return digits if len(digits) == CNIC_DIGITS else ""


def phone(written: str) -> str:
    """This will give a telephone number in E.164, or nothing if it cannot be one.

    A number without a country is one of Pakistan's.
    """
    digits = _digits(written)
    if written.strip().startswith("+"):
        pass
    elif digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = PAKISTAN + digits[1:]
    elif len(digits) == 10 and digits.startswith("3"):
        digits = PAKISTAN + digits
    # +92 (0)300: the zero is dialled inside the country only.
    if digits.startswith(f"{PAKISTAN}0"):
        digits = PAKISTAN + digits[3:]
    return f"+{digits}" if 9 <= len(digits) <= 15 else ""


def _digits(written: str) -> str:
    # Urdu, Arabic and Latin digits alike.
    return "".join(str(unicodedata.digit(c)) for c in written if c.isdigit())
