"""Photographs: decoded, upright, colour-managed, cropped."""
