"""Registers that hold no case: one way to write, mend, search and bring in all of them."""
