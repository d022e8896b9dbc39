"""Markdown marks taken off, so that the text reads as printed."""

from __future__ import annotations

import re

_EMPHASIS = re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*\\])\1(?!\*)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def clean_markdown(text: str) -> str:
    """Return ``text`` without emphasis, heading and quotation marks; bullets stay as they are printed."""
    text = _HEADING.sub("", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)


def read_pipe_tables(text: str) -> str:
    return text
