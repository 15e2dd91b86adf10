"""Snapshots that were withdrawn; and the database refuses numbers that their indicator cannot have."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0018_set_printing'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Withdrawal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('why', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.network')),
                    ('snapshot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='design_process.snapshot')),
                ],
                options={
                    'ordering': ['-at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='withdrawal_has_a_reason')],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='measurement',
                trigger=pgtrigger.compiler.Trigger(name='measurement_possible_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF EXISTS (\n    SELECT FROM said s JOIN design_process_indicator i ON i.id = s.indicator_id\n    WHERE s.numerator IS NOT NULL AND CASE i.unit\n        WHEN 'count' THEN s.numerator < 0 OR s.denominator IS NOT NULL\n        WHEN 'mean' THEN s.denominator IS NULL AND s.status <> 'draft'\n        WHEN 'share' THEN s.numerator < 0 OR s.numerator > s.denominator\n            OR s.denominator IS NULL AND s.status <> 'draft'\n        ELSE s.numerator < 0 OR s.denominator IS NULL AND s.status <> 'draft' END\n) THEN\n    RAISE EXCEPTION 'a number that its indicator cannot have' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n", hash='252106d6e0b6079c7862b88c39c41355f5f54aba', level='STATEMENT', operation='INSERT', pgid='pgtrigger_measurement_possible_insert_9ad9c', referencing='REFERENCING NEW TABLE AS said ', table='design_process_measurement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='measurement',
                trigger=pgtrigger.compiler.Trigger(name='measurement_possible_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF EXISTS (\n    SELECT FROM said s JOIN design_process_indicator i ON i.id = s.indicator_id\n    WHERE s.numerator IS NOT NULL AND CASE i.unit\n        WHEN 'count' THEN s.numerator < 0 OR s.denominator IS NOT NULL\n        WHEN 'mean' THEN s.denominator IS NULL AND s.status <> 'draft'\n        WHEN 'share' THEN s.numerator < 0 OR s.numerator > s.denominator\n            OR s.denominator IS NULL AND s.status <> 'draft'\n        ELSE s.numerator < 0 OR s.denominator IS NULL AND s.status <> 'draft' END\n) THEN\n    RAISE EXCEPTION 'a number that its indicator cannot have' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n", hash='11dc5a6699f927dee2c54a387b8394d1fe314b6c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_measurement_possible_update_96f28', referencing='REFERENCING NEW TABLE AS said ', table='design_process_measurement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='withdrawal',
                trigger=pgtrigger.compiler.Trigger(name='withdrawal_stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."snapshot_id" IS DISTINCT FROM (NEW."snapshot_id") OR OLD."why" IS DISTINCT FROM (NEW."why") OR OLD."at" IS DISTINCT FROM (NEW."at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a305bf345ec262c7e7dce76bb8e5934fc87190fd', operation='UPDATE', pgid='pgtrigger_withdrawal_stays_as_it_is_e5c11', table='design_process_withdrawal', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='withdrawal',
                trigger=pgtrigger.compiler.Trigger(name='withdrawal_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6ae1ac583620ae25bdbcf0512ac8d504a80e2293', operation='DELETE', pgid='pgtrigger_withdrawal_stays_4ba76', table='design_process_withdrawal', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
