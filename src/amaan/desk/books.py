"""The registers of this room, for the pages that show every register alike."""

from amaan.desk import equipment, ordinary

BOOKS = (equipment.CHECKS, equipment.REPAIRS, ordinary.BOOK)
