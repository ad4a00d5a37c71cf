"""Announced counts and the lists that they announce."""
