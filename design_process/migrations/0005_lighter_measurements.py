"""A measurement is kept true by fewer look-ups, and its history by the statement instead of by the row: see its model."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0004_plan_versions'),
        ('districts', '0002_one_network'),
        ('network', '0002_one_network'),
    ]

    operations = [
        AllAtOnce([
        pgtrigger.migrations.RemoveTrigger(
            model_name='measurement',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='measurement',
            name='update_update',
        ),
        migrations.AlterField(
            model_name='measurement',
            name='indicator',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='design_process.indicator'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='member',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='measurements', to='districts.member'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='network',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='school',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.school'),
        ),
        migrations.AlterField(
            model_name='measurement',
            name='supersedes',
            field=models.OneToOneField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='superseded_by', to='design_process.measurement'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurement',
            trigger=pgtrigger.compiler.Trigger(name='before_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "design_process_measurementevent" ("batch", "denominator", "entered_at", "entered_by_id", "gap", "group", "id", "indicator_id", "member_id", "network_id", "note", "numerator", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewed_by_id", "school_id", "status", "superseded_at", "supersedes_id") SELECT old_values."batch", old_values."denominator", old_values."entered_at", old_values."entered_by_id", old_values."gap", old_values."group", old_values."id", old_values."indicator_id", old_values."member_id", old_values."network_id", old_values."note", old_values."numerator", old_values."on_behalf", old_values."period", _pgh_attached_context.value, NOW(), \'before\', old_values."id", old_values."reviewed_at", old_values."reviewed_by_id", old_values."school_id", old_values."status", old_values."superseded_at", old_values."supersedes_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8d3d294f04ba9883176a6a565ba8d6c0597f5f7b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_before_update_85c80', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='design_process_measurement', when='AFTER')),
        ),
        ]),
    ]
