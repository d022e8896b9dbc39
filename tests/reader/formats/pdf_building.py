"""Small PDFs made by hand: text in places, straight lines, nothing else.

The font is named, not embedded, and every letter is half as wide as the font is high, so places are
easy to say. Lengths are points; y is measured from the top.
"""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0  # A4
ADVANCE = 0.5


@dataclass
class MadePage:
    width: float = WIDTH
    height: float = HEIGHT
    turn: int = 0
    drawing: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 12) -> MadePage:
        """Write words with their first letter at x and their baseline at y."""
        codes = words.encode("utf-16-be").hex()
        self.drawing.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {self.height - y} Tm <{codes}> Tj ET")
        return self

    def scattered(self, x: float, y: float, letters: dict[int, str], size: float = 12) -> MadePage:
        """Write letters at once, each at its place in a line of which others are written apart."""
        places = sorted(letters)
        shown, before = "", -1
        for place in places:
            skip = place - before - 1
            shown += f"{-1000 * ADVANCE * skip} " if skip else ""
            shown += f"<{letters[place].encode('utf-16-be').hex()}> "
            before = place
        self.drawing.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {self.height - y} Tm [{shown}] TJ ET")
        return self

    def lines(self, x: float, y: float, texts: list[str], size: float = 12, pitch: float = 16) -> MadePage:
        """Write lines one below the other."""
        for index, words in enumerate(texts):
            self.text(x, y + index * pitch, words, size)
        return self

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> MadePage:
        """Draw a line."""
        self.drawing.append(f"0.5 w {x1} {self.height - y1} m {x2} {self.height - y2} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> MadePage:
        """Draw all borders of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self


def width_of(words: str, size: float = 12) -> float:
    return len(words) * ADVANCE * size


def make_pdf(
    *pages: MadePage,
    to_unicode: dict[int, str] | None = None,
    locked: bool = False,
    laid_over: tuple[str, MadePage] | None = None,
) -> bytes:
    """The bytes of a PDF. ``to_unicode`` breaks the character map: code of a letter -> what it claims.

    ``locked`` claims a password, which nobody knows. ``laid_over`` is an annotation of every page, its
    kind and its looks.
    """
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(0x25)]
    wrong = [
        f"<{code:04x}> <{claim.encode('utf-16-be').hex()}>" for code, claim in (to_unicode or {}).items()
    ]
    cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    cmap += "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    if wrong:
        cmap += f"{len(wrong)} beginbfchar\n" + "\n".join(wrong) + "\nendbfchar\n"
    else:
        cmap += f"{len(ranges)} beginbfrange\n" + "\n".join(ranges) + "\nendbfrange\n"
    cmap += "endcmap end end"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
            " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500 /CIDSystemInfo"
            " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor"
            " /FontName /Made /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700"
            " /FontBBox [0 -200 500 800] >> >>"
        ),
        _stream(cmap),
    ]
    over = ""
    if laid_over:
        kind, looks = laid_over
        box = f"[0 0 {looks.width} {looks.height}]"
        appearance = 6 + 2 * len(pages)
        over = (
            f" /Annots [<< /Type /Annot /Subtype /{kind} /F 4 /Rect {box} /AP << /N {appearance} 0 R >> >>]"
        )
    for index, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.turn}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * index} 0 R{over} >>"
        )
        objects.append(_stream("\n".join(page.drawing)))
    if laid_over:
        form = f"/Type /XObject /Subtype /Form /BBox {box} /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(_stream("\n".join(looks.drawing), form))
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    extra = f" {lock} /ID [<00> <00>]" if locked else ""
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R{extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return data


def _stream(content: str, more: str = "") -> str:
    return f"<< {more} /Length {len(content)} >>\nstream\n{content}\nendstream"
