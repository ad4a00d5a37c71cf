"""Full-width forms to half-width ones, one code point for one."""

from __future__ import annotations

import re

from lintreport.text.patterns import compiled

_TABLE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Spaces of every width but the zero-width ones, which are findings and not layout.
_TABLE |= dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
# Half-width marks of Chinese, and the small forms that old fonts left behind.
_TABLE |= dict(zip("｡｢｣､･￥﹐﹑﹒﹔﹕﹖﹗﹙﹚﹪", "。「」、・¥,、.;:?!()%", strict=True))

#: These are in every text: replacing each by itself takes less time than one call for each place.
_USUAL = "，：；（）！？％\u3000"
_WIDE = compiled("[" + re.escape("".join(_TABLE)) + "]+")
_NARROW = str.maketrans(_TABLE)


def fold(text: str) -> str:
    """``text`` with full-width ASCII as ASCII and every space as U+0020; the length never changes.

    Marks that only Chinese has (。、“”《》〔〕) stay as they are.
    """
    for sign in _USUAL:
        text = text.replace(sign, _TABLE[sign])
    return _WIDE.sub(lambda match: match[0].translate(_NARROW), text)
