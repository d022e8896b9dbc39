from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from answerable.register.search.engines import TABLE, engine


def create(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The words of pages, as each engine finds them. ``search.services.fill`` puts them in after the migrations."""
    with schema_editor.connection.cursor() as cursor:
        for statement in engine().create:
            cursor.execute(statement)


def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    replaces = [
        ("search", "0001_index_of_public_pages"),
        ("search", "0002_words_in_the_index_of_each_engine"),
        ("search", "0003_more_kinds_of_pages"),
        ("search", "0004_index_of_words_made_anew"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
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
                            ("document", "plan"),
                            ("commitment", "commitment"),
                            ("body", "public body"),
                            ("clause", "passage of a plan"),
                            ("cited", "document that is cited"),
                            ("report", "report"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ident", models.CharField(max_length=120)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "ident"), name="page_is_in_the_index_once")
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
