"""Documents, the files they came in, their editions, and the clauses of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from answerable.register.bodies.models import Body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

DUTIES = ("task", "target")  # kinds of clauses that commitments are made of
# What begins the rules of reasons that hold nothing.
HARMLESS = frozenset(["protect", "provide", "office", "framing"])


def flagging(reasons: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those reasons of the lens that hold a measure."""
    return [one for one in reasons if one.get("rule", "").partition(".")[0] not in HARMLESS]


class DocumentQuerySet(models.QuerySet["Document"]):
    def published(self) -> Self:
        return self.exclude(published_at=None)

    def carrying_out(self, document: Document) -> Self:
        """Other published documents that say, as they stand, that they carry it out."""
        citing = DocumentCitation.objects.standing().filter(
            target=document, edition__standing=Edition.Standing.PUBLISHED, relation="implements"
        )
        return self.published().filter(pk__in=citing.values("edition__document")).exclude(pk=document.pk)


class Document(models.Model):
    """What a document is known by, whatever edition it is in. "" is what it does not state."""

    type = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=80, blank=True)  # as printed
    number_key = models.CharField(max_length=80, blank=True, db_index=True)  # as compared
    issuer = models.CharField(max_length=300, blank=True)  # as printed
    issuer_key = models.CharField(max_length=300, blank=True)
    issuer_body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="issued")
    dated = models.CharField(max_length=10, blank=True)  # ISO 8601
    title = models.TextField(blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    slug = models.SlugField(max_length=120, unique=True, null=True)  # from publication on, never changed
    published_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-dated", "number_key", "pk")
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-id"], name="document_by_publication"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["type", "number_key", "issuer_key", "dated"],
                condition=Q(published_at__isnull=False) & ~Q(number_key=""),
                name="published_document_is_there_once",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(slug__isnull=False),
                name="published_document_has_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    def get_absolute_url(self) -> str:
        return reverse("plan", args=[self.slug])


class File(models.Model):
    """The bytes of a document as they came, under files/aa/<sha256>; the file is there before its row."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)  # as it was called where it came from
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()  # bytes

    def __str__(self) -> str:
        return self.name


class EditionQuerySet(models.QuerySet["Edition"]):
    def public(self) -> Self:
        """Those that were ever published: what was public stays so."""
        return self.filter(standing__in=(Edition.Standing.PUBLISHED, Edition.Standing.SUPERSEDED))


class Edition(models.Model):
    """One state of a document: what a file of it says, and what was read in it."""

    class Standing(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        SUPERSEDED = "superseded", _("superseded")
        ABANDONED = "abandoned", _("abandoned")

    class Scope(models.TextChoices):
        WHOLE = "whole", _("the whole document")
        PART = "part", _("a part of it; the rest stays")

    document = models.ForeignKey(Document, models.PROTECT, related_name="editions")
    ordinal = models.PositiveIntegerField(default=1)
    file = models.ForeignKey(File, models.PROTECT, related_name="editions")
    enacted_by = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="enacted"
    )  # the document that made this edition, where it has a number of its own
    scope = models.CharField(max_length=5, choices=Scope, default=Scope.WHOLE)
    text = models.TextField()
    reading = models.JSONField()  # answerable.plan/1 without the text and the names of signers
    reader_version = models.CharField(max_length=40)
    pages = models.PositiveIntegerField(null=True)  # None: the format has no pages
    ocr = models.BooleanField(default=False)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.DRAFT)
    version = models.PositiveIntegerField(default=0)  # rises with every act of checking
    published_at = models.DateTimeField(null=True, blank=True)
    counted = models.JSONField(null=True)  # how well it was read, as ``accuracy.count`` found at publication

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("document", "ordinal")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "ordinal"], name="edition_has_its_own_ordinal"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(standing="published"),
                name="document_has_one_published_edition",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=("draft", "abandoned")) | Q(published_at__isnull=False),
                name="published_edition_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.ordinal})"

    def get_absolute_url(self) -> str:
        return reverse("plan_text", args=[self.document.slug, self.ordinal, 1])


class Upload(models.Model):
    """A file on its way in. It is read by a process of its own, and enters whole or not at all."""

    class Standing(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READING = "reading", _("being read")
        STOPPED = "stopped", _("stopped: not for the public")
        FAILED = "failed", _("could not be read")
        READ = "read", _("read")

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.WAITING)
    problem = models.CharField(max_length=60, blank=True)  # a code of ``problems.SENTENCES``
    # The document that this is a new state of, where whoever brought it says so.
    amends = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    scope = models.CharField(max_length=5, choices=Edition.Scope, default=Edition.Scope.WHOLE)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="uploads")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(standing="read") | Q(edition__isnull=False),
                name="upload_that_was_read_has_an_edition",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.standing}"


class Clause(models.Model):
    """One item of an edition's outline: what was read in it, and beside it what a person keeps."""

    class Verdict(models.TextChoices):
        UNCHECKED = "unchecked", _("not checked")
        CONFIRMED = "confirmed", _("confirmed")
        NOT_A_TASK = "not_a_task", _("not a task")

    class Structure(models.TextChoices):
        WHOLE = "whole", _("as it stands")
        SPLIT = "split", _("split into limbs")
        MERGED = "merged", _("merged into another")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="clauses")
    key = models.CharField(max_length=200)  # "III/8/-4"; a limb of it "III/8/-4#1"
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    position = models.PositiveIntegerField()  # in the order of the document
    label = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10)  # as the contract has it: heading, purpose, target, task, other
    pieces = models.JSONField()  # [[start, end], …] of the edition's text, whose words these are
    page = models.PositiveIntegerField(null=True)
    read = models.JSONField(null=True)  # facts as read, with spans; None: a person added the item
    kept = models.JSONField(null=True)  # facts as a person keeps them; None: as read
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.UNCHECKED)
    structure = models.CharField(max_length=6, choices=Structure, default=Structure.WHOLE)
    limb_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="limbs")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    doubts = models.JSONField(default=list)  # codes of the reader's warnings and of ours
    answered = models.JSONField(default=list)  # those that a person answered
    rights_class = models.CharField(max_length=14, default="unclassified")  # by the lens; never lowered
    rights = models.JSONField(default=list)  # ids of the taxonomy
    why = models.JSONField(default=list)  # words and rules that the class rests on
    raised_to = models.CharField(max_length=14, blank=True)  # a more cautious class, by a person
    objection = models.TextField(blank=True)  # to the class, or to held words as a duty; it lifts no hold
    in_bulk = models.BooleanField(default=False)  # confirmed with its section, not looked at alone
    # [{"other": public id, "decision": link|skip|create}]: of commitments elsewhere that seem the same duty.
    elsewhere = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="checked"
    )
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("edition", "position")
        indexes: ClassVar = [
            models.Index(  # few of many
                fields=["structure"], condition=~Q(objection=""), name="clause_with_an_objection"
            ),
            models.Index(  # few of many: SQLite looks up no value of a column that nearly all leave empty
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="clause_that_was_merged"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "key"], name="clause_has_its_own_key"),
            models.CheckConstraint(
                condition=~Q(structure="merged") | Q(merged_into__isnull=False),
                name="merged_clause_says_into_which",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="clause_is_not_merged_into_itself"
            ),
            models.CheckConstraint(condition=~Q(limb_of=F("id")), name="clause_is_no_limb_of_itself"),
            models.CheckConstraint(
                condition=~Q(raised_to__in=("fulfil", "administrative")), name="class_is_only_raised"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def flags(self) -> list[dict[str, Any]]:
        """The reasons for which it is held; those that the lens took for harmless are left out."""
        return flagging(self.why)

    @property
    def text(self) -> str:
        """The words of its pieces, a space between."""
        return " ".join(self.edition.text[start:end].strip() for start, end in self.pieces)


class DocumentCitationQuerySet(models.QuerySet["DocumentCitation"]):
    def standing(self) -> Self:
        """What is taken to be cited now; the rest was corrected and stays to be known."""
        return self.filter(superseded_at=None)


class DocumentCitation(models.Model):
    """A document that a clause names, as it names it, and which one that is, where it is known."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="citations")
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="citations")
    relation = models.CharField(max_length=12)  # as the contract has it
    words = models.TextField()
    start = models.PositiveIntegerField()  # of the words, in the edition's text
    end = models.PositiveIntegerField()
    type = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)
    dated = models.CharField(max_length=10, blank=True)
    name_key = models.CharField(max_length=300, blank=True, db_index=True)  # of laws known by their name
    target = models.ForeignKey(Document, models.PROTECT, null=True, related_name="cited_by")
    superseded_at = models.DateTimeField(null=True)  # when a person corrected it

    objects = DocumentCitationQuerySet.as_manager()

    class Meta:
        ordering = ("edition", "start")

    def __str__(self) -> str:
        return self.words


class Match(models.Model):
    """What became of a clause in a later edition. One may continue in several, and several in one."""

    class Kind(models.TextChoices):
        SAME = "same", _("the same")
        CHANGED = "changed", _("changed")
        NEW = "new", _("new")
        GONE = "gone", _("gone")

    earlier = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="later_matches")
    later = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="earlier_matches")
    kind = models.CharField(max_length=7, choices=Kind)
    gone_in = models.ForeignKey(
        Edition, models.PROTECT, null=True, related_name="gone"
    )  # the edition that no longer states it
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["earlier", "later"], name="match_is_there_once"),
            models.UniqueConstraint(fields=["earlier", "gone_in"], name="clause_is_gone_once_in_an_edition"),
            models.CheckConstraint(
                condition=Q(kind="new", earlier=None, later__isnull=False)
                | Q(kind="gone", later=None, earlier__isnull=False, gone_in__isnull=False)
                | Q(kind__in=("same", "changed"), earlier__isnull=False, later__isnull=False),
                name="match_has_the_clauses_of_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind="gone") | Q(decided_by__isnull=False), name="only_a_person_says_gone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}: {self.kind}"
