"""Pages of figures: what became of reports, each number with what it is a part of."""
