"""`witness`: follows the journal of a police force from outside, and signs only growth.

For an institution that is not the police: a commission on the status of women, an ombudsperson,
a court. It learns how long the journal is and nothing of what stands in it.
"""

import argparse
import os
import sys
from pathlib import Path

from amaan.confidentiality import checkpoints
from amaan.confidentiality.checkpoints import NotAKey, NotSigned
from amaan.confidentiality.witness import NoWitnessHere, Witness


def run(words: list[str]) -> int:
    """This will make a witness, let it follow a journal, let it listen, or say what it saw."""
    parser = argparse.ArgumentParser(prog="./amaan witness", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("amaan-witness"))
    does = parser.add_subparsers(dest="does", required=True)
    does.add_parser("init", help="draw its key, once").add_argument("name", help="one word")
    does.add_parser("follow", help="follow a journal").add_argument("key", help="its public key")
    listen = does.add_parser("serve", help="listen for checkpoints")
    listen.add_argument("--address", default="127.0.0.1")
    listen.add_argument("--port", type=int, default=8765)
    listen.add_argument("--certificate", type=Path)
    listen.add_argument("--certificate-key", type=Path)
    does.add_parser("status", help="what it saw last, of every journal")
    asked = parser.parse_args(words)
    folder = asked.folder.resolve()
    try:
        if asked.does == "init":
            Witness.make(folder, asked.name)
        here = Witness(folder)
        if asked.does == "follow":
            here.follow(checkpoints.read_key(asked.key))
        if asked.does == "serve":
            return _listen(folder, asked)
        _say(here)
    except (NoWitnessHere, NotAKey, NotSigned, ValueError) as fault:
        print(f"amaan witness: {fault}", file=sys.stderr)
        return 1
    return 0


def _say(here: Witness) -> None:
    print(f"{here.name}: its public key, for the list of the installation it watches:")
    print(f"  {here.key.word}")
    followed = here.followed()
    if not followed:
        print("It follows no journal yet: ./amaan witness follow KEY")
    for journal in followed:
        last = here.latest(journal)
        told = "nothing yet" if last is None else f"{last.size} entries, {last.signed_at}"
        print(f"follows {journal.word}\n  {told}\n  {here.file_of(journal)}")


def _listen(folder: Path, asked: argparse.Namespace) -> int:
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1"),
        *("--host", asked.address, "--port", str(asked.port), "--blocking-threads", "1"),
        *("--no-ws", "--log-level", "warning", "--no-access-log"),
    ]
    if asked.certificate:
        command += ["--ssl-certificate", str(asked.certificate)]
        command += ["--ssl-keyfile", str(asked.certificate_key)]
    command.append("amaan.confidentiality.witness_door:application")
    environment = {**os.environ, "AMAAN_WITNESS": str(folder)}
    os.execve(sys.executable, command, environment)  # noqa: S606  # becomes the server
