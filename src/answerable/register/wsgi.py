"""The door for servers that speak WSGI. ``answerable serve`` opens it; others may, once it has run."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.register.settings")
if not settings.KEY_IS_KEPT:  # each process would sign with a key of its own
    raise ImproperlyConfigured("no secret key is kept yet; run once: answerable manage migrate")
application = get_wsgi_application()
