"""Every register there is, by name: for the pages that show them and the work behind the pages."""

from collections.abc import Mapping
from types import MappingProxyType

from amaan.books.book import Book
from amaan.community.books import BOOKS as OF_COMMUNITY
from amaan.desk.books import BOOKS as OF_DESKS
from amaan.publication.books import BOOKS as OF_PUBLICATION
from amaan.workforce.books import BOOKS as OF_WORKFORCE

ALL: Mapping[str, Book] = MappingProxyType(
    {book.name: book for book in (*OF_DESKS, *OF_WORKFORCE, *OF_COMMUNITY, *OF_PUBLICATION)}
)
