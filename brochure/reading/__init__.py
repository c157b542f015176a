"""What a screen reader would say of a finished PDF: its structure tree, spoken in order."""

from brochure.reading.spoken import read_aloud, spoken
from brochure.reading.tree import Heard, Link, heard

__all__ = ["Heard", "Link", "heard", "read_aloud", "spoken"]
