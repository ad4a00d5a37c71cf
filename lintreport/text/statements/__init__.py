"""What a text says of its figures, clause by clause."""
