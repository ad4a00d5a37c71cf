"""How fast the program is, beside something simple and beside other programs."""
