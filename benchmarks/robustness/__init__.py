"""Whether any text, name or folder makes the program fail: made at random, with a seed, for as long as is wanted."""
