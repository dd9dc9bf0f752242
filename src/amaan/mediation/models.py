"""The tables of mediation, for Django to find."""
