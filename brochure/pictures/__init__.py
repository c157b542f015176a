"""Photographs: read, upright, colour-managed, cropped, no finer than they need be."""
