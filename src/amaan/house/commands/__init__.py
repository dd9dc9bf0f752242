"""What `./amaan NAME` does, one module a command."""
