"""The registers of this room, for the pages that show every register alike."""

from amaan.books.book import Book
from amaan.workforce import drills
from amaan.workforce.exits import EXITS
from amaan.workforce.promotions import PROMOTIONS
from amaan.workforce.recruitment import DRIVES
from amaan.workforce.strength import QUOTAS, STRENGTH
from amaan.workforce.training import COURSES, SESSIONS, TRAINEES, TRAINERS
from amaan.workforce.training_people import ATTENDANCES, CERTIFICATES, FOLLOW_UPS, TARGETS

BOOKS: tuple[Book, ...] = (
    STRENGTH, QUOTAS, DRIVES, EXITS, PROMOTIONS,
    SESSIONS, ATTENDANCES, CERTIFICATES, COURSES, TRAINERS, TRAINEES, FOLLOW_UPS, TARGETS,
    drills.BOOK,
)  # fmt: skip
