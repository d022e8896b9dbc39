"""Where the records of this register came from, where they came from another one's dump."""

from __future__ import annotations

from django.db import models


class Load(models.Model):
    """The register was made of a dump, when it was empty."""

    at = models.DateTimeField()
    source = models.CharField(max_length=300)  # the address of the register that was dumped
    of_day = models.DateField()  # the day of the dump
    sha256 = models.CharField(max_length=64)  # of its datapackage.json, which has those of all files
    length = models.BigIntegerField()  # events of the chain that came with it
    head = models.CharField(max_length=64)  # the hash of the last of them

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.source} {self.of_day}"
