"""`found`: the first province and its registrar, on an empty register; once, at the server."""

import argparse
import os
import secrets
import subprocess
import sys

import django

from amaan.house import environment
from amaan.house.commands.backup import VAULT
from amaan.house.places import default_home
from amaan.house.supervisor import environment_for_children

_ASKED = {
    "province": "Province (IS, PB, SD, KP, BA, GB, AJK)",
    "name_en": "The police service, in English",
    "name_ur": "The police service, in Urdu",
    "registrar_en": "The first registrar's name, in English",
    "registrar_ur": "The first registrar's name, in Urdu",
    "service_number": "His or her service number",
    "sign_in": "The word he or she signs in with",
    "rank": "Rank (si, inspector, dsp, sp, civilian ...)",
    "sex": "Sex (female, male, transgender)",
}
_NEXT = """
{sign_in} signs in at the site with this password, once, and chooses another:

    {password}

and with this code sets up a second factor, within a day:

    {code}

Then, on the registrar's pages: units from a table, officers from a table (each is shown first and
brought in only when it has no fault). These posts must be filled: two custodians of identities,
an oversight auditor, a second registrar. Two witnesses outside the police go into the file
`witnesses` of the home. Until then ./amaan health and the registrar's page say what is missing."""


def run(words: list[str]) -> int:
    """This will found the service of a running installation, and print two secrets once."""
    parser = argparse.ArgumentParser(prog="./amaan found", description=__doc__)
    for name, question in _ASKED.items():
        parser.add_argument(f"--{name.replace('_', '-')}", help=question)
    given = vars(parser.parse_args(words))
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    if not here.vault_public.exists():
        print("amaan found: start the installation first: ./amaan serve --new-keys")
        return 1
    for name, question in _ASKED.items():
        if not given[name]:
            if not sys.stdin.isatty():
                print(f"amaan found: --{name.replace('_', '-')} is missing", file=sys.stderr)
                return 2
            given[name] = input(f"{question}: ").strip()
    settings = environment_for_children(here.home, "serve", here.port)
    os.environ.update(settings, AMAAN_ROLE="owner")
    django.setup()
    return _found(given, settings)


def _found(given: dict[str, str], settings: dict[str, str]) -> int:
    from amaan.kernel import clock
    from amaan.kernel.refusals import Refused
    from amaan.organisation import actions
    from amaan.organisation.posts import Province, Rank, Sex
    from amaan.web.kit.sentences import sentence_of

    password = secrets.token_urlsafe(15)
    try:
        _unit, officer = actions.found_the_service(
            province=Province(given["province"].upper()),
            name_en=given["name_en"],
            name_ur=given["name_ur"],
            registrar=actions.NewOfficer(
                sign_in=given["sign_in"],
                service_number=given["service_number"],
                name_en=given["registrar_en"],
                name_ur=given["registrar_ur"],
                rank=Rank(given["rank"]),
                sex=Sex(given["sex"]),
                language="en",
            ),
            password=password,
            now=clock.now(),
        )
    except (Refused, ValueError) as fault:
        said = sentence_of(fault) if isinstance(fault, Refused) else str(fault)
        print(f"amaan found: {said}", file=sys.stderr)
        return 1
    made = subprocess.run(
        [sys.executable, "-m", VAULT, "enrolment", str(officer)],
        env={**settings, "AMAAN_ROLE": "vault"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        print(f"amaan found: the vault gave no code: {made.stderr.strip()}", file=sys.stderr)
        return 1
    print(_NEXT.format(sign_in=given["sign_in"], password=password, code=made.stdout.strip()))
    return 0
