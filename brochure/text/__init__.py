"""A paragraph's text in, its set lines out."""
