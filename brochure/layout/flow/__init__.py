"""Blocks in, pages out: every kind of block set into pieces, and pieces broken into pages at least cost."""
