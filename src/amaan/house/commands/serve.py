"""`serve`: a real installation."""

import os
import shlex
import signal
import sys
from pathlib import Path

from amaan.house import environment, serving, upgrading
from amaan.house.accounts import settings_of, settle
from amaan.house.backups import RECIPIENT
from amaan.house.commands.keys import hand_out
from amaan.house.places import default_home, state_of, write_private
from amaan.house.postgres import DatabaseDidNotStart, cluster_of
from amaan.house.schedule import Schedule
from amaan.house.stack import ChildDidNotStart, Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import AlreadyRunning, Supervisor, environment_for_children, only_one


class Refused(Exception):
    """The installation would not be safe; the message lists why."""


def run(words: list[str]) -> int:
    """This will refuse what is unsafe, then serve until Ctrl-C."""
    if words not in ([], ["--new-keys"]):
        print("usage: ./amaan serve [--new-keys]    (settings: docs/settings.md)", file=sys.stderr)
        return 2
    os.environ["AMAAN_PROFILE"] = "serve"
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _refuse(serving.refusals(here, os.geteuid()))
        with only_one(here.home):
            return _serve(here, new_keys=bool(words))
    except (Refused, AlreadyRunning, DatabaseDidNotStart, ChildDidNotStart) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _serve(here: environment.Environment, *, new_keys: bool) -> int:
    cluster = cluster_of(here.home, accounts=here.accounts)
    settings = environment_for_children(here.home, "serve", here.port)
    if here.accounts:
        settings |= settings_of(here.home, here.accounts)
    settings |= {
        "AMAAN_HOSTS": ",".join(here.hosts),
        "AMAAN_ADDRESS": here.address,
        "AMAAN_BACKUP_FOLDER": str(here.backup_folder),
        "AMAAN_KEY_BACKUP_FOLDER": str(here.key_backup_folder),
        "AMAAN_BACKUP_COMMAND": shlex.join(here.backup_command),
        "AMAAN_MESSAGE_GATEWAY": here.message_gateway,
        "AMAAN_MESSAGE_TOKEN_FILE": str(here.message_token_file),
        "AMAAN_SIGN_IN_DAYS": str(here.sign_in_days),
        "AMAAN_ONE_ACCOUNT": here.one_account,
        "AMAAN_LEAKED_PASSWORDS": str(here.leaked_passwords or ""),
        "AMAAN_LOG_SOCKET": str(here.log_socket or ""),
    }
    if here.certificate:
        settings["AMAAN_CERTIFICATE"] = str(here.certificate)
    supervisor = Supervisor(cluster, here.home, settings, here.accounts)
    stack = Stack(
        home=here.home,
        cluster=supervisor.cluster,
        supervisor=supervisor,
        steps=Steps(),
        port=here.port,
        address=here.address,
        certificate=_pair(here),
        demo=False,
        workers=2,
    )
    try:
        write_private(here.home / "profile", "serve\n", mode=0o644)
        stack.raise_database()
        if upgrading.half_done(stack):
            print("  An upgrade was cut off; the database is as it was before it.", flush=True)
        _refuse(serving.database_refusals(here))
        stack.make_web_key()
        if here.accounts:
            # Passwords and the key were just drawn by root; each becomes its reader's.
            settle(here.home, here.accounts)
        stack.build()
        stack.say_what_nobody_signed()
        stack.start_vault(new_keys=new_keys)
        stack.start_web()
        stack.start_jobs()
        if new_keys or not (state_of(here.home) / RECIPIENT).exists():
            _hold_the_ceremony(here)
        stack.start_watch()
        print(f"\nAmaan serves at {here.address} port {here.port}.", flush=True)
        supervisor.listen_to_signals()
        schedule = Schedule(here, stack.start_backup, stack.start_rehearsal, stack.start_extract)
        supervisor.watch(lambda line: print(f"  {line}", flush=True), schedule.look)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        supervisor.stop(lambda line: print(f"  {line}", flush=True))
    return 0


def _hold_the_ceremony(here: environment.Environment) -> None:
    if sys.stdin.isatty():
        hand_out(here, None, "the first sheets")
        print("Then the first registrar: ./amaan found, in another window.")
    else:
        print("  No recovery sheets yet: ./amaan keys sheets, before the first complaint.")


def _pair(here: environment.Environment) -> tuple[Path, Path] | None:
    if here.certificate and here.certificate_key:
        return here.certificate, here.certificate_key
    return None


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise Refused("Amaan does not serve like this:\n" + "".join(f"\n- {r}" for r in reasons))
