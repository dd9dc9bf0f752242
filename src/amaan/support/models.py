"""The tables of support, for Django to find."""
