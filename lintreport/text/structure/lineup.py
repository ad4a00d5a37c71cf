"""The lines of a text with their shapes, and the kinds of those that are known by now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lintreport.finding import Span
from lintreport.text.structure.kinds import Kind
from lintreport.text.structure.outline import Heading
from lintreport.text.structure.shapes import Shape, shapes

# All lengths are code points.

#: A longer line without a final mark is text that lost its mark, unless it has the number of a chapter.
LONGEST_HEADING, LONGEST_NUMBERED = 60, 120
#: A paragraph of this length is text.
TEXT = 40


class Lineup:
    """The paragraphs of a text, their shapes, the headings at their beginnings, and the kinds that are known."""

    def __init__(self, folded: str, paragraphs: Sequence[Span], outline: Sequence[Heading]) -> None:
        self.folded = folded
        self.spans = paragraphs
        self.shapes = shapes(folded, paragraphs)
        self.headings = {heading.span.start: heading for heading in outline}
        self.kinds: list[Kind | None] = [shape.kind for shape in self.shapes]
        self.gaps = [folded.count("\n", above.end, below.start) for above, below in pairwise(paragraphs)]
        self.usual_gap = max(Counter(self.gaps).items(), key=lambda one: (one[1], -one[0]), default=(0, 0))[0]

    def text(self, at: int) -> str:
        """The words of a line."""
        return self.folded[slice(*self.spans[at])]

    def heading(self, at: int) -> Heading | None:
        """The heading of the outline that begins with a line, if one does."""
        return self.headings.get(self.spans[at].start) if at < len(self.spans) else None

    def shape(self, at: int) -> Shape | None:
        """The shape of a line; None before the first and after the last."""
        return self.shapes[at] if 0 <= at < len(self.shapes) else None

    def kind(self, at: int) -> Kind | None:
        """The kind of a line as far as it is known; None before the first and after the last."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else None
