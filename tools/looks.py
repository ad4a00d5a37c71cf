"""Which characters look alike: drawn whole, and by the parts that they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: How a glyph is drawn, in pixels; face 2 of the collection is for simplified Chinese.
FACE, GLYPH, LARGE = 2, 32, 64
#: How far whole glyphs are blurred, so that strokes near each other meet, and from which correlation on they are alike.
BLUR, ALIKE = 2, 0.55
#: The same for parts, each of which is drawn anew in this many pixels.
PART, PART_BLUR, PARTS_ALIKE = 12, 1.5, 0.8
#: Pixels darker than this are ink.
INK, MUCH_INK = 64, 96
#: A part has this many pixels on each side, and so much of the area and of the ink of the whole.
LEAST, AREA, WEIGHT = 14, 0.22, 0.25
#: Parts are divided where there is least ink, between these shares of the whole, so far from each other.
FIRST, LAST, APART = 0.22, 0.72, 0.1
#: What this many characters have is a radical; and this many characters that share a part with one are kept.
RADICAL, KEPT = 70, 20
#: Drawings that are compared with all others at once.
BLOCK = 500


def looks(font: Path, alphabet: list[str]) -> dict[str, str]:
    """For each character those that look like it."""
    import numpy
    from PIL import ImageFont

    def face(size: int) -> Any:
        return ImageFont.truetype(str(font), size, index=FACE, layout_engine=ImageFont.Layout.BASIC)

    whole, parts = face(GLYPH), face(LARGE)
    drawn, owners = [], []
    for owner, sign in enumerate(alphabet):
        for part in _parts(_drawn(sign, parts, LARGE)):
            drawn.append(part)
            owners.append(owner)
    found: list[set[int]] = [set(others) for others in _alike(_whole(alphabet, whole), ALIKE)]
    best = _by_parts(numpy.array(drawn), owners, len(alphabet))
    for owner, others in enumerate(best):
        found[owner].update(sorted(others, key=lambda other: (-others[other], other))[:KEPT])
    return {sign: "".join(alphabet[other] for other in sorted(found[row])) for row, sign in enumerate(alphabet)}


def _drawn(sign: str, face: Any, size: int) -> Any:
    from PIL import Image, ImageDraw

    image = Image.new("L", (size, size))
    ImageDraw.Draw(image).text((size // 2, size // 2), sign, fill=255, font=face, anchor="mm")
    return image


def _whole(alphabet: list[str], face: Any) -> Any:
    import numpy
    from PIL import ImageFilter

    images = (_drawn(sign, face, GLYPH).filter(ImageFilter.BoxBlur(BLUR)) for sign in alphabet)
    return numpy.array([numpy.asarray(image, dtype=numpy.float32).ravel() for image in images])


def _parts(image: Any) -> Iterator[Any]:
    """A glyph as a whole, and its sides, halves and insides, each as large as the others."""
    import numpy

    whole = _cropped(numpy.asarray(image))
    height, width = whole.shape
    parts = [whole]
    for column in _gaps(whole, 0):
        parts += [whole[:, :column], whole[:, column:]]
    for line in _gaps(whole, 1):
        parts += [whole[:line], whole[line:]]
    parts.append(whole[int(height * 0.2) : int(height * 0.88), int(width * 0.18) : int(width * 0.82)])  # within 囗
    parts += [whole[int(height * 0.3) :, int(width * 0.22) :], whole[: int(height * 0.82), int(width * 0.28) :]]
    ink = (whole > MUCH_INK).sum()
    for part in map(_cropped, parts):
        if min(part.shape) >= LEAST and part.size >= AREA * whole.size and (part > MUCH_INK).sum() >= WEIGHT * ink:
            yield _as_large(part)


def _cropped(part: Any) -> Any:
    """A part without the white around it."""
    import numpy

    lines, columns = numpy.flatnonzero(part.max(1) > INK), numpy.flatnonzero(part.max(0) > INK)
    return part[lines[0] : lines[-1] + 1, columns[0] : columns[-1] + 1] if len(lines) else part[:0]


def _as_large(part: Any) -> Any:
    import numpy
    from PIL import Image, ImageFilter

    image = Image.fromarray(part).resize((2 * PART, 2 * PART), Image.Resampling.BILINEAR)
    small = image.filter(ImageFilter.BoxBlur(PART_BLUR)).resize((PART, PART), Image.Resampling.BILINEAR)
    return numpy.asarray(small, dtype=numpy.float32).ravel()


def _gaps(whole: Any, axis: int) -> list[int]:
    """The two places with least ink where a glyph may be divided."""
    import numpy

    size = whole.shape[1 - axis]
    ink = (whole > MUCH_INK).sum(axis)[int(size * FIRST) : int(size * LAST)]
    found: list[int] = []
    for place in int(size * FIRST) + numpy.argsort(ink, kind="stable"):
        if len(found) < 2 and all(abs(int(place) - other) > size * APART for other in found):
            found.append(int(place))
    return found


def _alike(drawings: Any, least: float) -> Iterator[dict[int, int]]:
    """For each drawing those that look like it, with hundredths of likeness.

    Whole numbers below 2 ** 24 in float32: the sums are exact, in whatever order they are taken.
    """
    import numpy

    drawings = drawings - numpy.rint(drawings.mean(axis=0, dtype=numpy.float64)).astype(numpy.float32)
    if drawings.shape[1] > 256:
        drawings = drawings.astype(numpy.float64)
    lengths = numpy.sqrt((drawings.astype(numpy.float64) ** 2).sum(axis=1))
    bounds = (lengths * (least - 0.01)).astype(drawings.dtype)
    for start in range(0, len(drawings), BLOCK):
        products = drawings[start : start + BLOCK] @ drawings.T
        for row, line in enumerate(products, start):
            near = numpy.flatnonzero(line >= bounds * drawings.dtype.type(lengths[row]))
            hundredths = numpy.floor(100 * line[near].astype(numpy.float64) / (lengths[row] * lengths[near]) + 1e-6)
            yield {
                int(other): int(likeness)
                for other, likeness in zip(near, hundredths, strict=True)
                if likeness >= 100 * least and other != row
            }


def _by_parts(drawings: Any, owners: list[int], size: int) -> list[dict[int, int]]:
    """For each character those that share a part with it, with hundredths of likeness."""
    best: list[dict[int, int]] = [{} for _ in range(size)]
    for row, alike in enumerate(_alike(drawings, PARTS_ALIKE)):
        owner, others = owners[row], dict[int, int]()
        for other, likeness in alike.items():
            others[owners[other]] = max(likeness, others.get(owners[other], 0))
        others.pop(owner, None)
        if len(others) <= RADICAL:
            for other, likeness in others.items():
                best[owner][other] = max(likeness, best[owner].get(other, 0))
    return best
