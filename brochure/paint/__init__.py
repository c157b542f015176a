"""A Document in, the bytes of a PDF out."""
