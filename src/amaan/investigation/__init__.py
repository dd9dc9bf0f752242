"""Investigation: who works on a case, what is asked, taken, examined and kept."""
