"""The tables of investigation, gathered from the pages that describe them."""
