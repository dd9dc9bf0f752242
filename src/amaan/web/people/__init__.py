"""Who serves, joins and leaves, and who is at the desk tonight."""
