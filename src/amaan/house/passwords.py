"""How passwords are hardened."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class DeskArgon2(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two passes, one lane.

    Django's default takes 100 MiB for each sign-in; eight officers at the change of a shift
    would take the memory of a small server. These are OWASP's figures for its first choice.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
