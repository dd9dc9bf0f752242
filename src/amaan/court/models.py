"""The tables of court, gathered from the pages that describe them."""
