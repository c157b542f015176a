"""A brand's colours in, the inks of a theme out, with what a person should know of them."""

from brochure.brand.deriving import Brand, Colour, derive
from brochure.brand.judging import judge

__all__ = ["Brand", "Colour", "derive", "judge"]
