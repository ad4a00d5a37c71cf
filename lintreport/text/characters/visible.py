"""Text from a report made fit to be shown: what does not show, or commands a terminal, stands there by name."""

from __future__ import annotations

from collections.abc import Callable

#: Spaces of every width: they show as what they are.
_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")

#: Printable for Python, and yet nothing to see: fillers, joiners and the narrow variation selectors. U+FFFD is
#: in the list because a reader takes it for a fault of the terminal.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffd" + "".join(map(chr, range(0xFE00, 0xFE10))))

#: The variation selectors supplement.
_SELECTORS = range(0xE0100, 0xE01F0)


def hidden(sign: str) -> bool:
    """Whether one code point would not show, or would do something else than show.

    Control, format (bidi marks, zero-width characters), private-use, surrogate and unassigned code points, and
    line and paragraph separators: all that Python does not count as printable, but for the spaces.
    """
    return sign in _BLANK or ord(sign) in _SELECTORS or not (sign.isprintable() or sign in _SPACES)


def visible(text: str) -> str:
    """``text`` in one line, with every hidden sign by name: ``␛`` for ESC, ``<U+200B>`` for a zero-width space."""
    return replace_hidden(text, name)


def replace_hidden(text: str, by: Callable[[str], str]) -> str:
    """``text`` with every hidden sign replaced."""
    signs = {ord(sign): by(sign) for sign in set(text) if hidden(sign)}
    return text.translate(signs) if signs else text


def name(sign: str) -> str:
    """How a hidden sign is shown."""
    code = ord(sign)
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures stand in the order of the controls
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
