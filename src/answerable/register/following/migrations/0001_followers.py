import django.db.models.deletion
from django.db import migrations, models

import answerable.register.following.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Follower",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                (
                    "ident",
                    models.CharField(
                        default=answerable.register.following.models.new_ident, max_length=32, unique=True
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("vi", "Vietnamese"), ("en", "English")], default="vi", max_length=2
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("daily", "each day on which something moved"),
                            ("weekly", "once a week, if something moved"),
                        ],
                        default="daily",
                        max_length=6,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("confirmed_on", models.DateField(null=True)),
                ("told_upto", models.BigIntegerField(default=0)),
                ("told_on", models.DateField(null=True)),
                ("refused", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rhythm__in", ["daily", "weekly"])), name="rhythm_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_on", None), ("told_on", None)),
                            models.Q(("confirmed_on__isnull", False), ("told_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_who_confirmed_is_told",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
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
                            ("cam-ket", "commitment"),
                            ("ke-hoach", "plan"),
                            ("co-quan", "public body"),
                            ("tim", "list"),
                            ("tat-ca", "the whole register"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=1000)),
                ("asked_on", models.DateField()),
                ("since", models.BigIntegerField(null=True)),
                (
                    "follower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="following.follower",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("follower", "kind", "name"), name="nobody_follows_a_thing_twice"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["cam-ket", "ke-hoach", "co-quan", "tim", "tat-ca"])),
                        name="follow_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                        choices=[("asking", "asking to confirm"), ("digest", "what moved")], max_length=6
                    ),
                ),
                ("made_on", models.DateField()),
                ("events", models.JSONField(default=list)),
                ("more", models.PositiveIntegerField(default=0)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("queued", "waits"),
                            ("sending", "is being sent"),
                            ("sent", "sent"),
                            ("refused", "refused by the mail server"),
                            ("unknown", "perhaps sent"),
                            ("dropped", "nothing left to tell"),
                        ],
                        default="queued",
                        max_length=7,
                    ),
                ),
                ("tried_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("message_id", models.CharField(max_length=200, unique=True)),
                (
                    "follower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="following.follower",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("follower", "kind", "made_on"),
                        name="follower_gets_one_letter_of_a_kind_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ("queued", "sending", "sent", "refused", "unknown", "dropped"))
                        ),
                        name="follower_letter_standing_is_known",
                    ),
                ],
            },
        ),
    ]
