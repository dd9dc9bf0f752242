"""Figures: how cases went, counted without anybody in them, each number with its definition."""
