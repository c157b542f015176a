"""How far a check goes into a file, so that no file costs more memory or time than it is worth.

The figures are ours: several times what the largest of a print shop's own test files need.
"""

from __future__ import annotations

FILE_BYTES = 1 << 30
STREAM_BYTES = 48 << 20  # a content stream, a character map or metadata, unpacked
PAGES = 2000
OPERATORS = 3_000_000  # in one file, forms counted as often as they are drawn
MARKS = 250_000  # kept in one file
DEPTH = 16  # forms in forms, patterns in patterns
NESTING = 40  # dictionaries in dictionaries
OBJECTS = 400_000  # visited in one file
SUBPATHS = 4_000  # boxes kept of one path
OPERANDS = 20_000  # before one operator
SAVED_STATES = 4_000
BOXES = 40  # places named in one finding
FINDINGS = 60  # of one rule
