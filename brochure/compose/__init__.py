"""Brochure and edition in, a Story out."""
