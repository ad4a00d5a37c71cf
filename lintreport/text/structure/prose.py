"""Running text, told from tables, forms, markup and code."""

from __future__ import annotations

from lintreport.finding import Span
from lintreport.text.patterns import compiled

#: What is looked at of a paragraph, in code points.
_SAMPLE = 1500
#: Shorter than this is a cell or a label, in characters that are not blank.
_FEWEST = 12
#: Running Chinese text holds at least this share of Han, leaving out its figures, and with them.
_HAN, _HAN_AND_FIGURES = 0.45, 0.3
#: ... and at most this share of the characters of markup and code.
_MARKUP = 0.03
#: ... and this many square brackets at least, which else are links.
_BRACKETED = 2

#: The first bytes of the Han (U+3400–9FFF) in UTF-16, where they are counted: a pattern with a range of twenty thousand
#: characters is dear to compile.
_HAN_BYTES = bytes(range(0x34, 0xA0))
_FIGURE = compiled("[0-9.,%]")
_MARKUP_SIGN = compiled(r"[<>{}|\\=#`^~$@&]")
_STOP = compiled("[,。;!?](?![0-9])")
# Columns: a tab, or spaces that part two pieces of text and do not follow the number of an article.
_COLUMN = compiled(r"(?<=\S)(?:\t[\t ]{0,40}|(?<![条章节款]) {3,40})(?=\S)")


def is_han(sign: str) -> bool:
    """Whether ``sign`` is one Han; nothing is none."""
    return "\u3400" <= sign <= "\u9fff"


def is_prose(folded: str, span: Span) -> bool:
    """Whether ``span`` is running Chinese text: mostly Han, with stops, without columns or markup.

    A heading without a stop is no prose, and neither is a table row, a form, code, JSON or an English text.
    """
    text = folded[span.start : min(span.end, span.start + _SAMPLE)]
    signs = len(text) - text.count(" ") - text.count("\n")
    first = text.encode("utf-16-be", "surrogatepass")[::2]
    han = len(first) - len(first.translate(None, _HAN_BYTES))
    return (
        signs >= _FEWEST
        and han >= _HAN * (signs - len(_FIGURE.findall(text)))
        and han >= _HAN_AND_FIGURES * signs
        and len(_MARKUP_SIGN.findall(text)) <= _MARKUP * signs
        and text.count("[") <= max(_BRACKETED, _MARKUP * signs)
        and _STOP.search(text) is not None
        and _COLUMN.search(text) is None
    )
