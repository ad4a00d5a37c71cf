"""The desk: a page in the browser for those without a terminal."""
