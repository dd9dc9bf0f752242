"""Mediation: whether it may be, and what a forum did."""
