"""Work with the public and with the press."""
