"""Figures drawn by matplotlib as display items.

Imports nothing by itself: whoever needs a chart imports its module, and matplotlib with it.
"""
