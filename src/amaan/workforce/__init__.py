"""Who serves, who joins and leaves, who is taught, and whether a woman is at the desk tonight."""
