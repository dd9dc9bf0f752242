"""Her own door: what she may see and do herself, with her slip and her phrase."""
