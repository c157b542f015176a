"""How an imposed booklet is printed in an office, as a PDF page in both languages."""

from brochure.printguide.guide import Booklet, print_guide

__all__ = ["Booklet", "print_guide"]
