"""Output formats, one module each: an outcome to pieces of text."""

from __future__ import annotations

from lintreport.finding import Report  # the record of one file; re-exported for the formats

__all__ = ["Report"]
