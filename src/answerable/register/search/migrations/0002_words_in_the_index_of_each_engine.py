from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from answerable.register.search.engines import TABLE, engine


def create(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        for statement in engine().create:
            cursor.execute(statement)


def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index_of_public_pages")]

    operations = [
        migrations.RemoveField("searchentry", "title_tokens"),
        migrations.RemoveField("searchentry", "tokens"),
        migrations.AlterField(
            "searchentry",
            "kind",
            models.CharField(
                choices=[("document", "plan"), ("commitment", "commitment"), ("body", "public body")],
                max_length=12,
            ),
        ),
        migrations.RunPython(create, drop),
    ]
