"""A finished print file in; the sheet that goes to the printer with it out."""
