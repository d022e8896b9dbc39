from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_local_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Setting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True)),
                ("value", models.CharField(max_length=200)),
            ],
        ),
        migrations.AddField(
            model_name="account",
            name="language",
            field=models.CharField(default="vi", max_length=2),
        ),
    ]
