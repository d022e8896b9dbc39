"""A document that is brought: the field that takes it, and its reading, for which one waits a little."""

from __future__ import annotations

import threading
from typing import Any

from django import forms
from django.db import connection
from django.utils.translation import gettext_lazy as _

from answerable.register.plans.importing import NotTakenIn, take_in
from answerable.register.plans.models import Upload
from answerable.register.plans.problems import sentence
from answerable.register.plans.services import begin

MOST_BYTES = 100_000_000
PATIENCE = 8  # seconds that a request waits for a reading, before it shows that it goes on


class DocumentField(forms.FileField):
    """A file of any form that the reader knows; it says what is wrong with one, also with an empty one."""

    def __init__(self, *, label: Any) -> None:
        about = _("Word, PDF, scan, saved web page or plain text; at most 100 MB.")
        super().__init__(label=label, help_text=about, allow_empty_file=True, max_length=255)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value.size > MOST_BYTES:
            raise forms.ValidationError(sentence("limit.bytes"))


def have_read(upload: Upload) -> None:
    """Have the upload read, and wait a little for it: most documents take a second or two."""
    if not begin(upload):
        return
    reading = threading.Thread(target=_take_in, args=[upload.pk])
    reading.start()
    reading.join(PATIENCE)


def _take_in(upload: int) -> None:
    try:
        take_in(Upload.objects.get(pk=upload))
    except NotTakenIn:
        pass  # the upload says why
    finally:
        connection.close()
