"""The pages of a house that takes her in; its own roles, its own door."""
