"""Files in, a Brochure out."""
