"""The index of what is public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SearchEntry(models.Model):
    """Words by which a public page is found, made by ``tokens`` of this room and compared with the same."""

    kind = models.CharField(max_length=12)  # document, commitment, body
    ident = models.CharField(max_length=120)  # slug, public id, key
    title_tokens = models.TextField()
    tokens = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "ident"], name="page_is_in_the_index_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ident}"
