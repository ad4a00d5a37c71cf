"""What a text counts: figures with their units, dates, periods, years."""
