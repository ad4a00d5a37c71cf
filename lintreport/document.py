"""A report: its raw text, and the views of it that checks share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from lintreport.finding import Place, Span
from lintreport.text.lazy import once

if TYPE_CHECKING:
    from lintreport.profile import Profile
    from lintreport.text.characters.encodings import Garbled
    from lintreport.text.figures.chronology import Chronology
    from lintreport.text.figures.dates import Date
    from lintreport.text.figures.periods import Period
    from lintreport.text.figures.quantities import Quantity
    from lintreport.text.figures.report_years import ReportYears
    from lintreport.text.figures.years import Claim
    from lintreport.text.statements.statements import Statement
    from lintreport.text.structure.kinds import Kind
    from lintreport.text.structure.layout import Block
    from lintreport.text.structure.models import Models
    from lintreport.text.structure.outline import Heading
    from lintreport.text.structure.pairs import Pairs
    from lintreport.text.structure.wraps import Offsets

T = TypeVar("T")


class Document:
    """The text as it was submitted and, computed once when first asked for, the views of it.

    All spans index ``text``. ``folded`` has the same length, so that what is matched in it stands at the
    same offsets of ``text``. ``chosen`` is the profile that the configuration chooses for reports of no known kind.
    """

    def __init__(self, text: str, path: str = "", chosen: Profile | None = None) -> None:
        self.text = text
        self.path = path
        self.chosen = chosen
        self._offsets: Offsets | None = None
        self._submitted = self
        self._views: dict[Any, Any] = {}
        self._spans: dict[frozenset[Kind], list[Span]] = {}

    def view(self, build: Callable[[Document], T]) -> T:
        """``build(document)``, computed once: how a pack adds a view that several checks share."""
        if build not in self._views:
            self._views[build] = build(self)
        result: T = self._views[build]
        return result

    @once
    def folded(self) -> str:
        """The text with full-width forms and wide spaces as their ASCII counterparts, one for one."""
        from lintreport.text.characters.folding import fold

        return fold(self.text)

    @once
    def masked(self) -> str:
        """The text with personal numbers masked, one for one: all that is ever printed comes from it."""
        from lintreport.text.characters.masking import mask

        masked = mask(self.text)
        reading = self.unwrapped
        if reading is self or (joined := reading.masked) == reading.text:
            return masked
        signs = list(masked)  # what only the joined lines show to be a personal number
        for at, (sign, shown) in enumerate(zip(reading.text, joined, strict=True)):
            if sign != shown:
                signs[reading.origin(Span(at, at + 1)).start] = shown
        return "".join(signs)

    @once
    def unusual(self) -> frozenset[str]:
        """The characters that everyday Chinese has none of: without them there is nothing odd to look for."""
        from lintreport.text.characters.unusual import unusual

        return unusual(self.text)

    @once
    def signs(self) -> frozenset[str]:
        """The characters of the folded text."""
        return frozenset(self.folded)

    def holds_any(self, words: Sequence[str]) -> bool:
        """Whether the folded text holds one of ``words``; true where there are none."""
        for word in words:
            if self.signs.issuperset(word) and (len(word) == 1 or word in self.folded):
                return True
        return not words

    @once
    def garbled(self) -> list[Garbled]:
        """The stretches that were read in a wrong encoding: what else is odd in them is of the same making."""
        from lintreport.text.characters.encodings import garbled

        return garbled(self.text, self.unusual)

    @once
    def lines(self) -> list[Span]:
        """Every line without its line end; there is always at least one."""
        from lintreport.text.structure.lines import lines

        return lines(self.text)

    @once
    def paragraph_lines(self) -> list[list[Span]]:
        """The lines of each paragraph, in the order of `paragraphs`: one, or those that an export broke it into."""
        from lintreport.text.structure.paragraphs import broken_paragraphs

        return broken_paragraphs(self.folded)

    @once
    def paragraphs(self) -> list[Span]:
        """Paragraphs without surrounding white space: a line each, or the joined lines of a hard-wrapped text."""
        return [Span(lines[0].start, lines[-1].end) for lines in self.paragraph_lines]

    @once
    def unwrapped(self) -> Document:
        """What checks read: the text without the line ends (and page feet) at which an export broke its paragraphs.

        It is this document itself when no paragraph is broken.
        """
        if self._offsets or all(len(lines) == 1 for lines in self.paragraph_lines):
            return self
        from lintreport.text.structure.wraps import unwrapped

        text, paragraph_lines, offsets = unwrapped(self.text, self.paragraph_lines)
        reading = Document(text, self.path, self.chosen)
        reading.paragraph_lines = paragraph_lines
        reading._offsets = offsets
        reading._submitted = self
        return reading

    @property
    def joined(self) -> bool:
        """Whether this is a text that was made of another, by joining its broken paragraphs."""
        return self._offsets is not None

    def origin(self, span: Span) -> Span:
        """Where ``span`` of this document stands in the text as it was submitted."""
        return self._offsets.origin(span) if self._offsets else span

    @once
    def sentences(self) -> list[Span]:
        """Sentences with their final mark; none runs over the end of a paragraph."""
        from lintreport.text.structure.sentences import sentences

        return sentences(self.folded, self.paragraphs)

    @once
    def outline(self) -> list[Heading]:
        """The numbered headings, in the order of the text."""
        from lintreport.text.structure.outline import outline

        return outline(self.folded, self.paragraphs)

    @once
    def layout(self) -> list[Block]:
        """What each paragraph is: title, heading, body, row of a table, ...; all in order, each once."""
        from lintreport.text.structure.layout import layout

        return layout(self.folded, self.paragraphs, self.outline)

    def spans(self, where: Iterable[Kind]) -> list[Span]:
        """The spans of the blocks of these kinds, in order."""
        kinds = frozenset(where)
        if kinds not in self._spans:
            self._spans[kinds] = [block.span for block in self.layout if block.kind in kinds]
        return self._spans[kinds]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``; ``None`` for the white space between blocks."""
        at = bisect_right(self._block_starts, offset) - 1
        return self.layout[at] if at >= 0 and offset < self.layout[at].span.end else None

    def kind_at(self, offset: int) -> Kind | None:
        """The kind of the block that holds ``offset``; ``None`` for the white space between blocks."""
        block = self.block_at(offset)
        return block.kind if block else None

    @once
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.layout]

    @once
    def pairs(self) -> Pairs:
        """Quotation marks, title marks and brackets, matched paragraph by paragraph."""
        from lintreport.text.structure.pairs import pairs

        return pairs(self.folded, self.paragraphs)

    @once
    def mentions(self) -> list[Span]:
        """The quotations that the text only speaks of: what somebody wrote, what a form or a screen shows."""
        from lintreport.text.structure.mentions import mentions

        return mentions(self.folded, self.pairs.matched)

    def mentioned(self, span: Span) -> bool:
        """Whether ``span`` lies within such a quotation."""
        at = bisect_right(self.mentions, span.start, key=lambda one: one.start) - 1
        return at >= 0 and span.end <= self.mentions[at].end

    @once
    def models(self) -> Models:
        """The models that the text gives for others to fill in."""
        from lintreport.text.structure.models import models

        return models(self.folded, self.spans(["title"]))

    @once
    def quantities(self) -> list[Quantity]:
        """The figures of the running text with their units, in order."""
        from lintreport.text.figures.quantities import quantities

        return quantities(self.folded)

    @once
    def statements(self) -> list[list[Statement]]:
        """What the text says of each of its figures, paragraph by paragraph."""
        from lintreport.text.statements.clauses import with_figures
        from lintreport.text.statements.statements import statements

        return statements(self.view(with_figures))

    @once
    def in_figures(self) -> str:
        """The folded text with 二〇二三年 as 2023年, one for one."""
        from lintreport.text.figures.years import in_figures

        return in_figures(self.folded)

    @once
    def dates(self) -> list[Date]:
        """Every date with a year, or with month and day, in order."""
        from lintreport.text.figures.dates import dates

        return dates(self.in_figures)

    @once
    def periods(self) -> list[Period]:
        """Every 从…至… between two dates, parts of a year or times of day, in order."""
        from lintreport.text.figures.periods import periods

        return periods(self.folded)

    @once
    def chronology(self) -> Chronology:
        """The dates with a year outside the names of documents, each with the clause and sentence around it."""
        from lintreport.text.figures.chronology import chronology

        return chronology(self.in_figures, self.dates)

    @once
    def year_claims(self) -> list[Claim]:
        """The places that say which year the report is about, those of the head first."""
        from lintreport.text.figures.year_places import claims

        return list(claims(self.in_figures, self.paragraphs))

    @once
    def report_years(self) -> ReportYears:
        """The years that the report reviews and plans, by title, opening, headings, dates or file name."""
        from lintreport.text.figures.report_years import report_years

        return report_years(self.folded, self.year_claims, self.path)

    @property
    def report_year(self) -> int | None:
        """The year that the report is about; ``None`` when it does not say, or contradicts itself."""
        return self.report_years.about

    @once
    def profile(self) -> Profile | None:
        """What kind of report this is, and so what it must hold; ``None`` for an unknown kind."""
        from lintreport.profile import profile_of

        return profile_of(self.folded, self.paragraphs, self.chosen)

    @once
    def profile_title(self) -> Span | None:
        """The line that says what kind of report this is; ``None`` when no line does."""
        from lintreport.profile import title_line

        return title_line(self.profile, self.folded, self.paragraphs) if self.profile else None

    @once
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """The number of the line, from 1, that holds ``offset``."""
        return bisect_right(self._line_starts, offset)

    def submitted_lines(self, span: Span) -> tuple[int, int]:
        """The first and the last line of ``span`` in the text as it was submitted, from 1: for messages."""
        start, end = self.origin(span)
        return self._submitted.line_at(start), self._submitted.line_at(max(start, end - 1))

    def place(self, offset: int) -> Place:
        """Where ``offset`` is for a reader."""
        line = self.line_at(offset)
        return Place(line, offset - self._line_starts[line - 1] + 1, offset)

    def section(self, offset: int) -> str:
        """The numbers of the headings above ``offset``: ``二/(四)``; empty before the first."""
        from lintreport.text.structure.outline import section

        return section(self.outline, offset)
