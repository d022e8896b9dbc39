"""``guidance.Letter`` is what the word says: a letter of the office to bodies."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("following", "0001_initial")]
    operations = [migrations.RenameModel("Letter", "Mailing")]
