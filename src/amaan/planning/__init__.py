"""The annual policing plan: what is to be expected, what it takes, and last year's."""
