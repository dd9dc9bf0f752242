"""Prosecution and court: what is sent, heard, decided, and watched."""
