"""Story, format and theme in, a Document out."""
