"""Logs are read by whoever repairs the machine; they must stay empty of people."""

import inspect
import io
import json
import logging
import logging.config
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from procrastinate.contrib.django import app as queue

from amaan.house import logs
from amaan.house.logs import JsonLines

NAME = "Gul Bibi"
PHONE = "0300-1234567"
CNIC = "54400-1234567-8"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("amaan.test")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logging.getLogger("library").addHandler(handler)
    logger.propagate = logging.getLogger("library").propagate = False
    yield stream
    logger.removeHandler(handler)
    logging.getLogger("library").removeHandler(handler)


def test_an_argument_of_a_message_never_reaches_the_line(written: io.StringIO) -> None:
    logging.getLogger("amaan.test").warning("could not call %s at %s", NAME, PHONE)
    assert NAME not in written.getvalue()
    assert PHONE not in written.getvalue()
    assert json.loads(written.getvalue())["event"] == "could not call %s at %s"


def test_what_a_library_put_into_its_own_text_is_not_repeated(written: io.StringIO) -> None:
    logging.getLogger("library").error(f"duplicate key ({NAME})")
    assert NAME not in written.getvalue()


def test_an_error_keeps_its_places_and_loses_its_message(written: io.StringIO) -> None:
    try:
        raise ValueError(f"invalid input: {CNIC}")
    except ValueError:
        logging.getLogger("amaan.test").exception("save failed")
    line = json.loads(written.getvalue())
    assert CNIC not in written.getvalue()
    assert line["error"] == "ValueError"
    assert line["frames"]


@pytest.mark.parametrize("value", [NAME, PHONE, CNIC, "03001234567", 5440012345678, "گل بی بی"])
def test_an_extra_that_could_be_a_person_is_dropped(written: io.StringIO, value: str | int) -> None:
    logging.getLogger("amaan.test").info("seen", extra={"code": value})
    assert "code" not in json.loads(written.getvalue())


def test_an_extra_nobody_named_is_dropped(written: io.StringIO) -> None:
    logging.getLogger("amaan.test").info("seen", extra={"survivor": "x"})
    assert "survivor" not in json.loads(written.getvalue())


def test_no_job_is_given_anything_but_an_id_or_an_instant() -> None:
    given = {
        (name, parameter.name, parameter.annotation)
        for name, task in queue.tasks.items()
        if name.startswith("amaan.")
        for parameter in inspect.signature(task.func).parameters.values()
    }
    kinds = {(name, kind) for _task, name, kind in given if name != "context"}
    assert kinds == {("order", str), ("timestamp", int)}, "an order's id, the tick's second"


def test_ids_and_numbers_may_pass(written: io.StringIO) -> None:
    case = uuid4()
    logging.getLogger("amaan.test").info("seen", extra={"case_id": case, "status": 200})
    line = json.loads(written.getvalue())
    assert (line["case_id"], line["status"]) == (str(case), 200)


@contextmanager
def logging_to(place: Path) -> Iterator[logging.Logger]:
    """This will give a logger that writes to a log service alone."""
    logging.config.dictConfig({
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"named": {"()": "amaan.house.logs.Named"}},
        "handlers": {"away": logs.away(place)},
        "loggers": {"amaan.away": {"handlers": ["away"], "level": "INFO", "propagate": False}},
    })  # fmt: skip
    log = logging.getLogger("amaan.away")
    try:
        yield log
    finally:
        for handler in log.handlers:
            handler.close()
        log.handlers.clear()


def test_the_machines_log_service_is_given_the_same_lines_and_no_person(tmp_path: Path) -> None:
    place = tmp_path / "log"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as service:
        service.bind(str(place))
        service.settimeout(5)
        with logging_to(place) as log:
            log.warning("a look of %s", "زرمینہ گل", extra={"count": 3, "name_of_her": "زرمینہ"})
        given = service.recv(4096)
    line = given.decode().partition("amaan: ")[2].rstrip("\0")
    assert json.loads(line)["event"] == "a look of %s"
    assert json.loads(line)["count"] == 3
    assert "زرمینہ" not in given.decode()


def test_a_log_service_that_is_away_stops_nobody_and_no_value_is_printed_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "log"
    with logging_to(place) as log:
        log.warning("a look of %s", "زرمینہ گل")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as service:
            service.bind(str(place))
            service.settimeout(5)
            log.warning("it is back")
            assert b"it is back" in service.recv(4096)
        log.warning("a look of %s", "زرمینہ گل")
    said = capsys.readouterr()
    assert said.err + said.out == ""


def test_without_a_log_service_nothing_is_sent_anywhere() -> None:
    assert logs.away(None) == {"class": "logging.NullHandler"}
