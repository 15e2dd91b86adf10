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
        ('design_process', '0005_lighter_measurements'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='Prediction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(default='all', max_length=40)),
                ('direction', models.CharField(choices=[('rise', 'rises'), ('fall', 'falls'), ('stay', 'stays between')], max_length=4)),
                ('low', models.FloatField(blank=True, null=True)),
                ('high', models.FloatField(blank=True, null=True)),
                ('by_when', models.DateField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('while_running', models.BooleanField(default=False)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='predictions', to='design_process.testcycle')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predictions', to='design_process.indicator')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
            options={
                'ordering': ['cycle', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('cycle', 'indicator', 'group'), name='prediction_once'), models.CheckConstraint(condition=models.Q(('low', None), ('high', None), ('low__lte', models.F('high')), _connector='OR'), name='prediction_bounds_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('direction', 'stay'), _negated=True), models.Q(('high__isnull', False), ('low__isnull', False)), _connector='OR'), name='prediction_stays_between'), models.CheckConstraint(condition=models.Q(models.Q(('low', None), models.Q(('low__gte', -1000000000.0), ('low__lte', 1000000000.0)), _connector='OR'), models.Q(('high', None), models.Q(('high__gte', -1000000000.0), ('high__lte', 1000000000.0)), _connector='OR')), name='prediction_finite')],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposed', models.CharField(blank=True, choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                ('because', models.CharField(max_length=400)),
                ('verdict', models.CharField(choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('prediction', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='outcome', to='design_process.prediction')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict', models.F('proposed')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='outcome_says_why_it_differs'), models.CheckConstraint(condition=models.Q(('verdict', ''), _negated=True), name='outcome_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Sureness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('percent', models.PositiveSmallIntegerField()),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prediction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sureness', to='design_process.prediction')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('prediction', 'person'), name='sureness_once'), models.CheckConstraint(condition=models.Q(('percent__range', (50, 100))), name='sureness_percent')],
            },
        ),
        migrations.CreateModel(
            name='OutcomeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('proposed', models.CharField(blank=True, choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                ('because', models.CharField(max_length=400)),
                ('verdict', models.CharField(choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.outcome')),
                ('prediction', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prediction')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PredictionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('group', models.CharField(default='all', max_length=40)),
                ('direction', models.CharField(choices=[('rise', 'rises'), ('fall', 'falls'), ('stay', 'stays between')], max_length=4)),
                ('low', models.FloatField(blank=True, null=True)),
                ('high', models.FloatField(blank=True, null=True)),
                ('by_when', models.DateField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('while_running', models.BooleanField(default=False)),
                ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle')),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.indicator')),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.prediction')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_study', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '' = to_jsonb(OLD) - '' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id) AND c.state IN ('study', 'closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='58f7b1552a7531efcb9e95015a3a21ee2b920c1a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_fixed_by_the_study_a3523', table='design_process_prediction', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_predictionevent" ("by_when", "cycle_id", "direction", "group", "high", "id", "indicator_id", "low", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "while_running", "why") VALUES (NEW."by_when", NEW."cycle_id", NEW."direction", NEW."group", NEW."high", NEW."id", NEW."indicator_id", NEW."low", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."while_running", NEW."why"); RETURN NULL;', hash='7fe6a9a73ce2b718223c218b16c548266a9f0c98', operation='INSERT', pgid='pgtrigger_insert_insert_35043', table='design_process_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_predictionevent" ("by_when", "cycle_id", "direction", "group", "high", "id", "indicator_id", "low", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "while_running", "why") VALUES (NEW."by_when", NEW."cycle_id", NEW."direction", NEW."group", NEW."high", NEW."id", NEW."indicator_id", NEW."low", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."while_running", NEW."why"); RETURN NULL;', hash='013f1474dccea151e19580f18a5582c00507f33f', operation='UPDATE', pgid='pgtrigger_update_update_da2b0', table='design_process_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_predictionevent" ("by_when", "cycle_id", "direction", "group", "high", "id", "indicator_id", "low", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "while_running", "why") VALUES (OLD."by_when", OLD."cycle_id", OLD."direction", OLD."group", OLD."high", OLD."id", OLD."indicator_id", OLD."low", OLD."network_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."while_running", OLD."why"); RETURN NULL;', hash='8caefaa8f90b68b29c7d1becbf440e49c883bcbe', operation='DELETE', pgid='pgtrigger_delete_delete_c5c13', table='design_process_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_decision', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = (SELECT p.cycle_id FROM design_process_prediction p\n                    WHERE p.id = coalesce(NEW.prediction_id, OLD.prediction_id)) AND c.state IN ('closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='cc718e78f880a40b3f2a6f654318e8754ab0a1c6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_fixed_by_the_decision_04f9b', table='design_process_outcome', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_outcomeevent" ("at", "because", "by_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction_id", "proposed", "reason", "verdict") VALUES (NEW."at", NEW."because", NEW."by_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prediction_id", NEW."proposed", NEW."reason", NEW."verdict"); RETURN NULL;', hash='f5f102a48b3b3f1d592ceecf1a8735cec0669594', operation='INSERT', pgid='pgtrigger_insert_insert_6d6a6', table='design_process_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_outcomeevent" ("at", "because", "by_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction_id", "proposed", "reason", "verdict") VALUES (NEW."at", NEW."because", NEW."by_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prediction_id", NEW."proposed", NEW."reason", NEW."verdict"); RETURN NULL;', hash='09e3b3126674f344593b32be4fb8905e8445dc40', operation='UPDATE', pgid='pgtrigger_update_update_8b857', table='design_process_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sureness',
            trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_study', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '' = to_jsonb(OLD) - '' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = (SELECT p.cycle_id FROM design_process_prediction p\n                    WHERE p.id = coalesce(NEW.prediction_id, OLD.prediction_id)) AND c.state IN ('study', 'closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='c8f535f3de4f7f32dfa77b9f2995d12ad3ab377c', operation='INSERT OR UPDATE', pgid='pgtrigger_fixed_by_the_study_f1b5e', table='design_process_sureness', when='BEFORE')),
        ),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
