"""Leaflets: a story and a fold in, a Document of flat sides out, composed panel by panel."""
