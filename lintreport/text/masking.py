"""Personal numbers, hidden wherever text is shown or kept."""

from __future__ import annotations

import re

# A resident number (GB 11643) or an account of 16 to 19 digits, together or in groups of four, and a mobile number.
_PERSONAL = re.compile(
    r"(?<![0-9A-Za-z.])(?:[1-9][0-9]{14,17}[0-9Xx]|[1-9][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?"
    r"|1[3-9][0-9](?:[ -]?[0-9]{4}){2})(?![0-9A-Za-z])"
    r"(?!\s?(?:[元万亿吨人户件次米%]|平方|立方|公|千))"  # a figure with its unit is nobody's number
)


def mask(text: str) -> str:
    """``text`` with all but the first three and last four signs of personal numbers as ``*``; same length."""
    return _PERSONAL.sub(lambda match: match[0][:3] + re.sub("[0-9]", "*", match[0][3:-4]) + match[0][-4:], text)
