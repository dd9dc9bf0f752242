"""Supervision: what is late, who was told, and where the work fails, without a name or a story."""
