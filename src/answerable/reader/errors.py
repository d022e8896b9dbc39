"""The reader's errors: each says what is wrong, where, and what to do next, in one sentence."""

from __future__ import annotations


class ReaderError(Exception):
    """A document that cannot be read at all. ``str(error)`` is the sentence to show."""


class UnreadableDocument(ReaderError):
    """The bytes give no text: empty, damaged, encrypted, or not a document."""


class MissingTool(ReaderError):
    """A program that this format needs is not installed."""


class LimitExceeded(ReaderError):
    """The document is larger than the limits allow. The limits can be raised."""
