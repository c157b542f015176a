"""What each receiver demands, as data."""
