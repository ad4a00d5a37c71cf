"""Checks across reports, measured on reports that are made for it, with the truth about what was planted in them."""
