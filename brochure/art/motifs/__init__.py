"""The motifs of the industries, one a module: each draws a square field of a pattern."""
