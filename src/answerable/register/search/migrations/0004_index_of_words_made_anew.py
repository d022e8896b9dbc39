from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from answerable.register.search.engines import TABLE, engine


def make_anew(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """It holds kinds, and numbers as one. ``search.services.fill`` puts the pages in after the migrations."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")
        for statement in engine().create:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_more_kinds_of_pages")]
    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
