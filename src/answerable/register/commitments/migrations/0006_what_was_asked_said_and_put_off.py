import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0002_what_the_catalogue_said_last"),
        ("commitments", "0005_facts_that_were_corrected_stay"),
        ("plans", "0002_what_an_upload_amends"),
    ]

    operations = [
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of_day", models.DateField()),
                ("due_before", models.DateField()),
                ("until", models.DateField()),
                ("reason", models.TextField()),
                ("asked_on", models.DateField()),
                ("granted", models.BooleanField(blank=True, null=True)),
                ("whole", models.BooleanField(default=False)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Happening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.TextField()),
                ("duration", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("source", models.CharField(max_length=500)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AlterModelOptions(
            name="assignment",
            options={"ordering": ("pk",)},
        ),
        migrations.RemoveConstraint(
            model_name="commitment",
            name="commitment_has_a_final_day_where_its_time_is_fixed",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_by_final_day",
        ),
        migrations.RemoveIndex(
            model_name="commitment",
            name="commitment_by_stage",
        ),
        migrations.AddField(
            model_name="assignment",
            name="dropped_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="dropped_why",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="due",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="late",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="assignment",
            name="occasion",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="assignment",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "no answer yet"),
                    ("answered", "answered"),
                    ("returned", "returned"),
                    ("not_reported", "not reported"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="way",
            field=models.CharField(
                choices=[
                    ("itself", "named by the document"),
                    ("successor", "took over from the body that is named"),
                    ("roster", "of the group that is named"),
                ],
                default="itself",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="claimed",
            field=models.CharField(
                blank=True,
                choices=[
                    ("unknown", "no information"),
                    ("not_started", "not started"),
                    ("in_progress", "in progress"),
                    ("done", "done"),
                    ("discontinued", "discontinued"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="last_day",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.RunSQL("UPDATE commitments_commitment SET last_day = final_day", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="commitment",
            name="moved_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="progress",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="progress",
                to="bodies.body",
            ),
        ),
        migrations.AddField(
            model_name="progress",
            name="period",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="progress",
            name="recorded_from",
            field=models.CharField(
                blank=True,
                choices=[("", "here"), ("paper", "from a paper report"), ("e-mail", "from an e-mail")],
                max_length=6,
            ),
        ),
        migrations.AlterField(
            model_name="commitment",
            name="reported",
            field=models.CharField(
                choices=[
                    ("not_asked", "not asked"),
                    ("asked", "asked, no answer yet"),
                    ("answered", "answered"),
                    ("not_reported", "not reported"),
                    ("returned", "returned"),
                ],
                default="not_asked",
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["body", "outcome"], name="assignment_by_body"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["occasion", "body"], name="assignment_by_occasion"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["timing", "last_day"], name="commitment_by_last_day"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["stage", "last_day"], name="commitment_by_stage"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                fields=("occasion", "commitment", "body"), name="assignment_is_there_once_an_occasion"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_on", None), ("dropped_why", "")),
                    models.Q(("dropped_on__isnull", False), models.Q(("dropped_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="assignment_is_dropped_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("final_day__isnull", False),
                        ("last_day__isnull", False),
                        ("timing", "fixed"),
                        ("last_day__gte", models.F("final_day")),
                    ),
                    models.Q(
                        models.Q(("timing", "fixed"), _negated=True), ("final_day", None), ("last_day", None)
                    ),
                    _connector="OR",
                ),
                name="commitment_has_a_final_day_where_its_time_is_fixed",
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_on", None), ("stage", "done"), _connector="OR"),
                name="progress_done_on_a_day_is_done",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="bodies.body"
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="commitment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked_extensions",
                to="commitments.commitment",
            ),
        ),
        migrations.AddField(
            model_name="happening",
            name="commitment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="commitments.commitment",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("granted", None)),
                fields=("commitment", "body"),
                name="extension_waits_once_for_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("due_before"))),
                name="extension_ends_after_the_day_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="extension_is_asked_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("granted", None), ("whole", False)),
                    models.Q(("decided_on__isnull", False), ("granted", True)),
                    models.Q(
                        ("decided_on__isnull", False),
                        ("granted", False),
                        ("whole", False),
                        models.Q(("decision_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="extension_is_decided_on_a_day_and_refused_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="happening",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="happening_is_shown_by_a_document"
            ),
        ),
    ]
