"""Does a desk work? A roll-out is compared, and the answer kept with its doubt."""
