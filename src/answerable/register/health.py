"""Whether this process can answer, for whoever watches over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from answerable.register import guards

if TYPE_CHECKING:
    from django.http import HttpRequest

MINUTE = 60


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 "ok", or 503 and what is wrong in a few words; nothing else is told."""
    wrong = what_is_wrong()
    text = "".join(f"{one}\n" for one in wrong) or "ok\n"
    return HttpResponse(text, status=503 if wrong else 200, content_type="text/plain")


def what_is_wrong() -> list[str]:
    """Why nothing should be served now; empty when all is well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        wrong = []
        if not _migrated():
            wrong.append("the database is not migrated")
        if guards.missing(connection):
            wrong.append("the database lacks guards")
    except DatabaseError:
        return ["the database does not answer"]
    return wrong


def _migrated() -> bool:
    # Reading all migrations takes long. What was migrated stays so; what was not is looked at each time.
    seen = caches["process"]
    if not seen.get("migrated"):
        loader = MigrationLoader(connection)
        if loader.disk_migrations.keys() - set(loader.applied_migrations or ()):
            return False
        seen.set("migrated", True, MINUTE)
    return True
