"""The language server: what an editor shows of a report while it is written."""
