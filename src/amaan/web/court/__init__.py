"""The pages of prosecutors, of whoever carries cases to court, and of court observers."""
