"""What is said: a park's data and a brochure's pages as frozen models."""
