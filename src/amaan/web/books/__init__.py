"""The pages of every register that holds no case: one set of pages for all of them."""
