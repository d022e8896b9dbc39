"""Markdown: its marks taken off, so that the text reads as it would be printed."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# "**bold**", wherever it opens and closes; "(**)" is the sign of a note.
_STRONG = re.compile(r"(?<!\()\*\*|\*\*(?!\))")
# "*italic*"; "* " at the start of a line is a bullet and "5 * 3" a product.
_EMPHASIS = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]{0,2000}?[^\s*\\])\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])([^_\n]{0,500}[^\s_\\])\1(?!\w)")
_PREFIX = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((?:https?:|mailto:|#|/|\./)[^)\s]{0,500}\)")
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[\w-]+:.*\n|[ \t-].*\n){1,60}---[ \t]*(?:\n|$)")


def strip_front_matter(text: str) -> str:
    """Take off the block of settings that a converter wrote above the text: "---", "title: …", "---"."""
    match = _FRONT_MATTER.match(text)
    return text[match.end() :] if match else text


def clean_markdown(text: str) -> str:
    """Return ``text`` without emphasis, headings, quotation marks and escapes. Bullets stay as they are.

    >>> clean_markdown("## **I. MỤC ĐÍCH**"), clean_markdown(r"1\\. Sở *Nội vụ*;")
    ('I. MỤC ĐÍCH', '1. Sở Nội vụ;')
    """
    if "#" in text or ">" in text:
        text = _PREFIX.sub("", text)
    if "*" in text:
        text = _in_lines_with("*", lambda line: _EMPHASIS.sub(r"\1", _STRONG.sub("", line)), text)
    if "_" in text:
        text = _in_lines_with("_", lambda line: _UNDERLINED.sub(r"\2", line), text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return _BREAK.sub("\n", text) if "<" in text else text


def _in_lines_with(mark: str, clean: Callable[[str], str], text: str) -> str:
    """``text`` with the lines cleaned that hold a mark: few do, and a rule of "_" is one of them."""
    return "\n".join([clean(line) if mark in line else line for line in text.split("\n")])
