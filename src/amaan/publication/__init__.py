"""Figures that leave the chain of command: releases, their ledger, and requests."""
