"""The practice history: two years of an imagined district, lived through the verbs."""
