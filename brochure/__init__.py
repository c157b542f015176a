"""brochure: a park's data, laid out as a printable bilingual investment brochure."""

__version__ = "0.1.0"
