"""Why a document was not taken in: one sentence for each of the reader's codes, and for ours."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

STOPPED = {
    "source.secret": _("The document bears a secrecy stamp. The register holds public documents only."),
    "source.restricted": _(
        "Its stamp says that the document may not circulate freely. The register holds public documents only."
    ),
}
SENTENCES = {
    **STOPPED,
    "file.empty": _("The file is empty. Fetch it again from where it was published."),
    "format.unknown": _("This is not a document that can be read. Save it as .docx, .pdf, .html or .txt."),
    "format.refused": _("This is not a text document. Upload the Word file, the PDF or the saved page."),
    "document.damaged": _("The document is damaged. Fetch it again, or open it and save it anew."),
    "document.encrypted": _("The document is locked by a password. Save a copy without one."),
    "document.textless": _("The document holds no text. Upload the original, or run text recognition first."),
    "json.not-a-plan": _("This JSON is no plan by the contract answerable.plan/1. Look what it lacks."),
    "tool.missing": _(
        "A program that reads this format is not installed here. Save the document as .docx or .pdf."
    ),
    "tool.failed": _("This document could not be converted. Save it as .docx or .pdf and try again."),
    "limit.bytes": _("The file is too large. Split it, or ask the administrator."),
    "limit.unpacked": _("The file unpacks to too much. Save it anew, or ask the administrator."),
    "limit.ratio": _("The file unpacks to too much. Save it anew, or ask the administrator."),
    "limit.pages": _("The document has too many pages. Split it, or ask the administrator."),
    "limit.characters": _("The document has too much text. Split it, or ask the administrator."),
    "limit.seconds": _("Reading took too long. Split the document, or try again later."),
    "limit.memory": _("Reading took too much memory. Split the document, or ask the administrator."),
    "reading.failed": _("The document could not be read, through a fault of this program. Please report it."),
    "not.yours": _(
        "This document was not issued by your body. The secretariat, or the body that issued it, brings it."
    ),
    "file.gone": _("The file is no longer here. Upload it again."),
}


def sentence(code: str) -> str:
    """What to tell a person in their language; any code gives a sentence."""
    return str(SENTENCES.get(code) or gettext("The document could not be read."))
