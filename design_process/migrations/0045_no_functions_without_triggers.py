"""What a history by the row had, before there was one by the statement, and left behind.

And whether a database from before the first release had come as far as the migrations that were made one.
"""

from django.db import migrations

AS_FAR = """
DO $$ BEGIN
    IF (SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND
        (table_name, column_name) IN (('design_process_problemscoring', 'ends_on'), ('districts_guestpass', 'id'),
                                      ('network_questionnaire', 'of_hub'))) < 3 THEN
        RAISE EXCEPTION 'This database was made by an older Trellis. Let the version of 29 November 2026 migrate it first.';
    END IF;
END $$
"""
LEFT = 'DROP FUNCTION IF EXISTS pgtrigger_insert_insert_0b481(), pgtrigger_update_update_a67fd()'


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0001_squashed_0044_last_days'),
    ]

    operations = [
        migrations.RunSQL(AS_FAR, migrations.RunSQL.noop),
        migrations.RunSQL(LEFT, migrations.RunSQL.noop),
    ]
