"""Measurements, each a module to run; nothing here is asserted in a test."""
