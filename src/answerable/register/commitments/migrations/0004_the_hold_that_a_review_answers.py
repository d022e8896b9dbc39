from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0003_a_right_is_found_by_its_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="hold_reason",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
