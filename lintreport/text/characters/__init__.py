"""The characters of a text: how they are folded, garbled, hidden and masked."""
