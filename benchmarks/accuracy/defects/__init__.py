"""Defects to plant into sound texts, a module for each family of checks."""
