"""Figures drawn by matplotlib as display items."""
