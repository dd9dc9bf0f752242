"""Crime meetings: the pack of a month, what commanders explained, what was decided."""
