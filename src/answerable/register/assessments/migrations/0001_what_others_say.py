import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0002_what_the_catalogue_said_last"),
        ("commitments", "0008_who_answers_for_it"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scale",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_evidence", "no evidence available"),
                            ("not_started", "not started"),
                            ("limited", "limited"),
                            ("substantial", "substantial"),
                            ("complete", "complete"),
                        ],
                        max_length=11,
                    ),
                ),
                ("words", models.TextField()),
                ("sources", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="bodies.body",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="AssessmentWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "something here is wrong"),
                            ("evidence", "something that shows how it went"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("sources", models.TextField(blank=True)),
                ("sent_on", models.DateField()),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("published", "published"),
                            ("refused", "refused, and deleted"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "the law forbids to publish it"),
                            ("personal", "it tells of a person"),
                            ("off_topic", "it is not about this commitment"),
                            ("spam", "advertising, or sent by a machine"),
                        ],
                        max_length=9,
                    ),
                ),
                ("decided_on", models.DateField(null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-sent_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("said_on", models.DateField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="assessments.contribution",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(fields=["commitment", "body"], name="assessment_by_commitment"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scale", ""),
                    ("scale__in", ["no_evidence", "not_started", "limited", "substantial", "complete"]),
                    _connector="OR",
                ),
                name="assessment_scale_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="assessment_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scale__in", ("limited", "substantial", "complete")), _negated=True),
                    models.Q(("sources", ""), _negated=True),
                    _connector="OR",
                ),
                name="assessment_of_progress_is_shown_by_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentwithdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="assessment_is_withdrawn_for_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["standing", "sent_on"], name="contribution_by_standing"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("correction", "evidence"))),
                name="contribution_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_by", None), ("decided_on", None), ("ground", ""), ("standing", "waiting")
                    ),
                    models.Q(
                        ("ground", ""),
                        ("standing", "published"),
                        ("decided_by__isnull", False),
                        ("decided_on__isnull", False),
                    ),
                    models.Q(
                        ("ground__in", ("law", "personal", "off_topic", "spam")),
                        ("standing", "refused"),
                        ("decided_by__isnull", False),
                        ("decided_on__isnull", False),
                        ("sources", ""),
                        ("words", ""),
                    ),
                    _connector="OR",
                ),
                name="contribution_is_decided_on_or_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("standing", "refused"), models.Q(("words", ""), _negated=True), _connector="OR"
                ),
                name="contribution_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="reply_says_something"
            ),
        ),
    ]
