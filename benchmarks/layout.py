"""Print a text with the kind of each block in the margin, for a person to judge: python -m benchmarks.layout FILE..."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lintreport import Document
from lintreport.source import decode
from lintreport.text.structure.layout import Block

#: This many code points of a block are shown, from its beginning and from its end.
HEAD, TAIL = 64, 12


def margin(document: Document) -> Iterator[str]:
    """A line for each block: the number of its line, its kind with level or group, and its words."""
    reading = document.unwrapped
    for block in reading.layout:
        line = document.line_at(reading.origin(block.span).start)
        yield f"{line:6} {_label(block):14} {_words(reading, block)}"


def _label(block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    return f"{block.kind}{level}" + (f" #{block.group}" if block.group >= 0 else "")


def _words(document: Document, block: Block) -> str:
    if block.cells:
        return " ¦ ".join(document.masked[slice(*cell)] for cell in block.cells)[: HEAD + TAIL]
    words = document.masked[slice(*block.span)]
    return words if len(words) <= HEAD + TAIL + 1 else f"{words[:HEAD]}…{words[-TAIL:]}"


def main() -> None:
    """Print every file that the command line names."""
    for name in sys.argv[1:]:
        print(f"== {name}")
        for line in margin(Document(decode(Path(name).read_bytes()).text, name)):
            print(line)


if __name__ == "__main__":
    main()
