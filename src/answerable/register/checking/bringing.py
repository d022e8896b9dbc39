"""A document that was brought is read in the background, while whoever brought it waits a little."""

from __future__ import annotations

import threading

from django.db import connection

from answerable.register.plans.importing import NotTakenIn, take_in
from answerable.register.plans.models import Upload
from answerable.register.plans.services import begin

PATIENCE = 8  # seconds that a request waits for a reading, before it shows that it goes on


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
