"""What a text says twice, word for word or nearly so."""
