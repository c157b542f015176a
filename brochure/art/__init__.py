"""Generative covers, patterns, plans and QR codes as display items."""
