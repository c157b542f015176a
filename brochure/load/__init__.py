"""Files in, a Brochure out."""

from brochure.load.loader import Loaded, load

__all__ = ["Loaded", "load"]
