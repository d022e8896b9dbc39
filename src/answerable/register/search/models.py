"""What is found by search: public pages. Their words are in the index that each engine has for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """A public page. ``engines`` keeps its words, under its id."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("plan")
        COMMITMENT = "commitment", _("commitment")
        BODY = "body", _("public body")
        CLAUSE = "clause", _("passage of a plan")
        CITED = "cited", _("document that is cited")
        REPORT = "report", _("report")

    kind = models.CharField(max_length=12, choices=Kind)
    ident = models.CharField(max_length=120)  # see ``Entry``

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "ident"], name="page_is_in_the_index_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ident}"
