"""Reports: what is being written, its versions as they were sent and published, and templates of offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.consolidating.figures import By
from answerable.register.plans.models import Document

if TYPE_CHECKING:
    from typing import Self


class Grouping(models.TextChoices):
    SECTION = By.SECTION.value, _("section")
    BODY = By.BODY.value, _("lead body")
    RIGHT = By.RIGHT.value, _("right")


class Template(models.Model):
    """A DOCX of an office, laid out as it likes: filled once, with made-up figures, before it was kept."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class ReportQuerySet(models.QuerySet["Report"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)


class Report(models.Model):
    """A consolidated report while it is written. Published, it is never changed."""

    documents = models.ManyToManyField(Document, related_name="reports")
    begins = models.DateField()
    ends = models.DateField()
    by = models.CharField(max_length=7, choices=Grouping, default=Grouping.SECTION)
    template = models.ForeignKey(Template, models.PROTECT, null=True, blank=True, related_name="reports")
    # What people write: the letterhead, the title, the words of each section. See content.py.
    said = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)  # rises with every act
    begun_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    abandoned_at = models.DateTimeField(null=True, blank=True)  # nobody goes on with it; it stays as it is

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="report_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(by__in=Grouping.values), name="report_grouping_is_known"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(abandoned_at=None),
                name="report_published_is_not_abandoned",
            ),
        ]

    def __str__(self) -> str:
        return str(self.said.get("title") or f"{self.begins:%d/%m/%Y} - {self.ends:%d/%m/%Y}")

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])


class Version(models.Model):
    """A report as it was at one moment, with its figures and its words. Never changed."""

    class Kind(models.TextChoices):
        DRAFT = "draft", _("gathered")
        SENT = "sent", _("sent for comments")
        RECEIVED = "received", _("received by")
        COMMENTED = "commented", _("commented by")
        PUBLISHED = "published", _("published")

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=Kind)
    at = models.DateTimeField()
    figures = models.JSONField(null=True)  # see freezing.py; None: of an answer to a version
    said = models.JSONField(default=dict)
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")
    party = models.CharField(max_length=300, blank=True)  # the body it went to, or that answers
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ("report", "ordinal")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "ordinal"], name="version_of_a_report_is_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["report"], condition=Q(kind="published"), name="report_is_published_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("received", "commented"), answers__isnull=False, figures=None)
                | Q(kind__in=("draft", "sent", "published"), answers=None, figures__isnull=False),
                name="version_has_figures_or_answers_one_that_has",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("sent", "received", "commented")) | ~Q(party=""),
                name="version_that_went_out_says_to_whom",
            ),
            models.CheckConstraint(
                condition=~Q(kind="commented") | ~Q(comment=""), name="comment_on_a_version_says_something"
            ),
        ]

    def __str__(self) -> str:
        return str(self.report) if self.kind == "published" else f"{self.report} ({self.ordinal})"

    def get_absolute_url(self) -> str:
        return reverse("published_report", args=[self.report_id])


class ReportFile(models.Model):
    """A version as a file, kept under the SHA-256 of its bytes."""

    class Form(models.TextChoices):
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"
        PDF = "pdf", "PDF"

    version = models.ForeignKey(Version, models.PROTECT, related_name="files")
    form = models.CharField(max_length=4, choices=Form)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()  # bytes

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "form"], name="version_has_one_file_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.form}"


class Printing(models.Model):
    """How far the worker is with the PDF of a version. It is gone when the file is there."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="printing")
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True, blank=True)  # None: the worker has not begun
    done = models.PositiveIntegerField(default=0)  # parts
    of = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.version} {self.done}/{self.of}"
