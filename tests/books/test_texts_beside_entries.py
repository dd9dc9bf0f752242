"""A manual stands beside its entry: added by its keeper, read by its readers, and gone for good."""

import re
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import texts
from amaan.confidentiality.row_security import act_as
from amaan.workforce.training import COURSES

pytestmark = pytest.mark.django_db
KEEPER, READER, STRANGER = "the training officer", "the inspector general", "the desk officer"
PDF = b"%PDF-1.7\nwhat is taught\n%%EOF"


@pytest.fixture
def course(screen_of: Screens, world: World) -> str:
    """This will write the entry of a manual; gives its address."""
    told = {
        "unit": str(world.actors[KEEPER].unit_id), "entry_id": str(uuid4()), "on": "20/11/2026",
        "code": "DESK 9", "title": "A manual", "kind": "manual", "stream": "desk",
        "days": "3", "valid_months": "0", "certifies": "", "state": "draft",
    }  # fmt: skip
    answer = screen_of(KEEPER).post("/books/courses/new", told)
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def send(screen_of: Screens, course: str, content: bytes = PDF, name: str = "Manual.pdf") -> str:
    """This will send a file twice, as somebody presses Save twice; gives the answer to it."""
    told = {"act_id": str(uuid4())}
    for _press in range(2):
        file = SimpleUploadedFile(name, content, content_type="application/pdf")
        answer = screen_of(KEEPER).post(f"{course}/text", {**told, "file": file}, follow=True)
    return str(answer.text)


def links(page: str) -> list[str]:
    return re.findall(r'href="(/books/courses/text/[0-9a-f-]{36})"', page)


def test_a_manual_is_added_once_and_handed_out_byte_for_byte(
    screen_of: Screens, course: str
) -> None:
    assert "No text stands beside it yet." in screen_of(KEEPER).get(course).text
    page = send(screen_of, course, name='C:\\desk\\Manual: "2".pdf')
    (link,) = links(page)
    assert "Manual 2.pdf" in re.sub(r"\s+", " ", page)
    answer = screen_of(READER).get(link)
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    read = screen_of(READER).get(course).text
    assert links(read) == [link]
    assert "Take it away" not in read
    assert screen_of(READER).get(f"{course}/text").status_code == 404


def test_a_better_copy_stands_first_and_the_one_before_stays(
    screen_of: Screens, course: str
) -> None:
    first = links(send(screen_of, course))
    both = links(send(screen_of, course, PDF + b"\n", "Better.pdf"))
    assert len(both) == 2
    assert both[1:] == first
    assert screen_of(KEEPER).get(both[0]).content == PDF + b"\n"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "Manual.pdf", "This file is empty"),
        (b"MZ\x90\x00", "Manual.pdf", "This is not a PDF"),
        (b"<html><script>alert(1)</script>", "Manual.pdf", "This is not a PDF"),
        (b"%PDF-1.7" + b"0" * texts.LARGEST, "Manual.pdf", "This is not a PDF"),
        (PDF, "0300 1234567.pdf", "looks like an identity or telephone number"),
    ],
)
def test_what_is_no_manual_is_refused_in_place(
    screen_of: Screens, course: str, content: bytes, name: str, said: str
) -> None:
    page = send(screen_of, course, content, name)
    assert said in page
    assert links(screen_of(KEEPER).get(course).text) == []


def test_what_should_not_be_there_is_gone_and_says_why(screen_of: Screens, course: str) -> None:
    (link,) = links(send(screen_of, course))
    text_id = link.rsplit("/", 1)[1]
    away = f"{course}/text/{text_id}/away"
    assert screen_of(KEEPER).post(away, {"why": " "}).status_code == 422
    assert screen_of(READER).post(away, {"why": "not mine"}).status_code == 404
    page = screen_of(KEEPER).post(away, {"why": "A name stood in it"}, follow=True).text
    assert "taken away: A name stood in it" in page
    assert links(page) == []
    assert screen_of(KEEPER).get(link).status_code == 404
    assert screen_of(KEEPER).post(away, {"why": "again"}).status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM books_textfile WHERE id = %s", [text_id])
        rows = cursor.fetchall()
    assert all(bytes(content) == b"" for (content,) in rows)


def test_nobody_of_another_post_or_register_comes_to_a_text(
    screen_of: Screens, course: str
) -> None:
    (link,) = links(send(screen_of, course))
    assert screen_of(STRANGER).get(link).status_code == 404
    assert screen_of(KEEPER).get(link.replace("courses", "trainers")).status_code == 404
    assert (
        screen_of("the programme officer").get(link.replace("courses", "policy_papers")).status_code
        == 404
    )
    trainers = course.replace("courses", "trainers")
    assert screen_of(KEEPER).get(f"{trainers}/text").status_code == 404


def test_the_database_lets_nobody_change_a_text(
    screen_of: Screens, course: str, world: World
) -> None:
    (link,) = links(send(screen_of, course))
    text_id = UUID(link.rsplit("/", 1)[1])
    act_as(world.actors[KEEPER], world.now)
    with connection.cursor() as cursor:
        for change in ("name = 'x'", "sha256 = ''", "added_by_id = NULL"):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(f"UPDATE books_textfile SET {change} WHERE id = %s", [text_id])
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE books_textfile SET content = 'x' WHERE id = %s", [text_id])
    assert COURSES.has_texts
