"""Bytes to text, whatever they were saved in. Never fails: what cannot be decoded becomes U+FFFD."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data``: by its byte order mark, as UTF-8, as declared, or by its looks."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _unmarked_utf16(data)
    if wide is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    # A few bad bytes in a long UTF-8 file are damage, not another encoding.
    lenient = data.decode("utf-8", "replace")
    if (
        lenient.count("\ufffd") * 20 < sum(byte >= 0x80 for byte in data[:200_000])
        or broken.start > len(data) - 4
    ):
        return lenient
    if declared is not None:
        try:
            codec = codecs.lookup(declared).name
        except LookupError:
            codec = ""
        # Browsers read these names as Windows' own page, and Vietnamese pages mean 1258 by them.
        if codec and codec not in {
            "utf-8",
            "iso8859-1",
            "ascii",
            "cp1252",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
        }:
            return data.decode(codec, "replace")
    return data.decode(_single_byte(data), "replace")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows by its zero bytes: every second one in Latin letters and spaces."""
    head = data[:4000]
    if len(head) < 4 or len(head) // 8 > head.count(0):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _single_byte(data: bytes) -> str:
    """Windows-1258 where that gives Vietnamese words, else Windows-1252, which old fonts were saved in."""
    from answerable.reader.formats.legacy import count_words, from_tcvn3, from_vni

    sample = data[:100_000]
    vietnamese = count_words(sample.decode("cp1258", "replace"))
    western = sample.decode("cp1252", "replace")
    old = max(count_words(from_tcvn3(western)), count_words(from_vni(western)), count_words(western))
    return "cp1258" if vietnamese > old else "cp1252"
