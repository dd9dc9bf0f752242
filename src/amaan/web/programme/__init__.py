"""Consultation, the policy programme and what came of it."""
