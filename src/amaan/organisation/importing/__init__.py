"""Tables of units and officers, read, checked row by row, and brought in whole or not at all."""
