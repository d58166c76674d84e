"""Getting it out: one as_*.py a format, one table of them."""
