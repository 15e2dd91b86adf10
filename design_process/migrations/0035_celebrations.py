"""Celebrations of closed cycles, as cards of their teams."""

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
        ('design_process', '0034_stakeholder_groups'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0003_charter'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Celebration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('title', models.CharField(max_length=160)),
                    ('learned', models.TextField()),
                    ('helped', models.TextField()),
                    ('not_known', models.TextField()),
                    ('people', models.CharField(blank=True, max_length=300)),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('learned_on', models.DateField()),
                    ('school_year', models.CharField(max_length=7)),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='celebration', to='design_process.testcycle')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='celebrations', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('shared_with', models.ManyToManyField(blank=True, related_name='+', to='districts.member')),
                ],
                options={
                    'ordering': ['-learned_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='CelebrationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('title', models.CharField(max_length=160)),
                    ('learned', models.TextField()),
                    ('helped', models.TextField()),
                    ('not_known', models.TextField()),
                    ('people', models.CharField(blank=True, max_length=300)),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('learned_on', models.DateField()),
                    ('school_year', models.CharField(max_length=7)),
                    ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle')),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.celebration')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CelebrationShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('celebration', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.celebration')),
                    ('member', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddIndex(
                model_name='celebration',
                index=models.Index(fields=['network', '-learned_on', '-id'], name='celebration_of_network'),
            ),
            migrations.AddConstraint(
                model_name='celebration',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('learned', ''), _negated=True), models.Q(('helped', ''), _negated=True), models.Q(('not_known', ''), _negated=True)), name='celebration_says_all_four'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebration',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_celebrationevent" ("act", "created_at", "created_by_id", "cycle_id", "helped", "id", "learned", "learned_on", "member_id", "network_id", "not_known", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "title", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."helped", NEW."id", NEW."learned", NEW."learned_on", NEW."member_id", NEW."network_id", NEW."not_known", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_year", NEW."title", NEW."visibility"); RETURN NULL;', hash='74a09758ac8c27ec55d9cd970ab340d79caf1756', operation='INSERT', pgid='pgtrigger_insert_insert_cd477', table='design_process_celebration', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebration',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_celebrationevent" ("act", "created_at", "created_by_id", "cycle_id", "helped", "id", "learned", "learned_on", "member_id", "network_id", "not_known", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "title", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."helped", NEW."id", NEW."learned", NEW."learned_on", NEW."member_id", NEW."network_id", NEW."not_known", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_year", NEW."title", NEW."visibility"); RETURN NULL;', hash='7da71c12428ddab6590f69b3acb2c8a36452b3a8', operation='UPDATE', pgid='pgtrigger_update_update_eda95', table='design_process_celebration', when='AFTER')),
            ),
            migrations.CreateModel(
                name='CelebrationShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.celebration_shared_with',),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebrationshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_celebrationshareevent" ("celebration_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."celebration_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='cbfdcbfcc1068167f885d343a88d8cab2d591f20', operation='INSERT', pgid='pgtrigger_insert_insert_4756f', table='design_process_celebration_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebrationshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_celebrationshareevent" ("celebration_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."celebration_id", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='4190398e2de9e999a61986c4d1b9591eb19d6d96', operation='DELETE', pgid='pgtrigger_delete_delete_28d4d', table='design_process_celebration_shared_with', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
