from typing import Any

from django.db import migrations, models
from django.db.models import PROTECT, Exists, OuterRef, Subquery

SOUGHT = ("involvement", "righttouched")


def say_of_which(apps: Any, _schema_editor: Any) -> None:
    """Before there are indexes of it, so that rows are soon written."""
    appearances = apps.get_model("commitments", "Appearance").objects
    later = appearances.filter(
        commitment=OuterRef("commitment"), edition__ordinal__gt=OuterRef("edition__ordinal")
    )
    latest = appearances.filter(~Exists(later), pk=OuterRef("appearance"))
    for name in SOUGHT:
        rows = apps.get_model("commitments", name).objects.filter(superseded_at=None)
        rows.update(now_of=Subquery(latest.values("commitment")))


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0001_initial"),
        ("plans", "0001_initial"),
        ("commitments", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="involvement", name="involvement_by_body"),
        migrations.RemoveIndex(model_name="righttouched", name="right_touched_by_right"),
        *(
            migrations.AddField(
                model_name=name,
                name="now_of",
                field=models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=PROTECT,
                    related_name="+",
                    to="commitments.commitment",
                ),
            )
            for name in SOUGHT
        ),
        migrations.RunPython(say_of_which, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(fields=["body", "role", "now_of"], name="involvement_by_body"),
        ),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(fields=["now_of", "role", "body"], name="involvement_of_now"),
        ),
        migrations.AddIndex(
            model_name="righttouched",
            index=models.Index(fields=["right", "now_of"], name="right_touched_by_right"),
        ),
        migrations.AddIndex(
            model_name="righttouched",
            index=models.Index(fields=["now_of", "right"], name="right_touched_of_now"),
        ),
    ]
