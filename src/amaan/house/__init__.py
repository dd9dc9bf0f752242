"""The composition root: settings, addresses, processes and commands. Nothing imports it."""
