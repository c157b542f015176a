"""A finished leaflet and its fold in; a picture of the folded piece and of its flat sides out."""

from brochure.foldproof.proof import fold_proof, folding_of

__all__ = ["fold_proof", "folding_of"]
