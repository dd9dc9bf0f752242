"""Statistics that need heavy libraries, reckoned in a process of their own."""
