"""The reader's errors: each says what is wrong, where, and what to do next, in one sentence.

The sentence is told by a stable ``code`` and ``details``, so that a screen can say it in another language.
"""

from __future__ import annotations

# code -> the sentence in English; {words} are the details.
SENTENCES = {
    "file.missing": "there is no such file; check the path",
    "file.folder": "this is a folder, not a file; name one document inside it",
    "file.forbidden": "the file may not be opened; ask for permission to read it",
    "file.failed": "the file cannot be read ({reason}); copy it to a local disk and try again",
    "file.empty": "the file is empty; fetch it again from where it was published",
    "format.unknown": "this is not a document that can be read; save it as .docx, .pdf, .html or .txt",
    "format.refused": "this is {kind}, not a text document; {advice}",
    "document.damaged": "the {kind} is damaged ({reason}); fetch it again, or open it and save it anew",
    "document.encrypted": "the {kind} is locked by a password; save a copy without one",
    "document.textless": "the {kind} holds no text; upload the original, or run text recognition first",
    "json.not-a-plan": "this is no plan by the contract answerable.plan/1 ({where}); see what it says there",
    "tool.missing": "reading {kind} needs {tool}, which is not installed; install it, or save as {instead}",
    "tool.failed": "{tool} could not read this {kind}; save it as {instead} and try again",
    "limit.bytes": "the file is larger than {limit} bytes; raise the limit “file_bytes” or split it",
    "limit.unpacked": "it unpacks to over {limit} bytes; raise the limit “unpacked_bytes” if you trust it",
    "limit.ratio": "it unpacks to over {limit} times its size; raise the limit “unpacked_ratio” if trusted",
    "limit.pages": "the document has more than {limit} pages; raise the limit “pages” or split it",
    "limit.characters": "the text has over {limit} characters; raise the limit “characters” or split it",
    "limit.seconds": "reading took longer than {limit} seconds; raise the limit “seconds” or split it",
}


class ReaderError(Exception):
    """A document that cannot be read at all. ``str(error)`` is the sentence to show.

    ``code`` is a key of ``SENTENCES``. ``name`` is the document, once known; ``page`` counts from 1.
    """

    def __init__(self, code: str, *, page: int | None = None, **details: object) -> None:
        self.code = code
        self.details = details
        self.page = page
        self.name = ""
        super().__init__(code)

    def __str__(self) -> str:
        where = ", ".join(filter(None, [self.name, "" if self.page is None else f"page {self.page}"]))
        sentence = SENTENCES[self.code].format(**self.details)
        return f"{where}: {sentence}." if where else f"{sentence[0].upper()}{sentence[1:]}."


class UnreadableDocument(ReaderError):
    """The bytes give no text: empty, damaged, encrypted, or not a document."""


class MissingTool(ReaderError):
    """A program that this format needs is not installed."""


class LimitExceeded(ReaderError):
    """The document is larger than the limits allow. The limits can be raised."""
