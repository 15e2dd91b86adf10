"""What is to be done in each phase of a member's project, by when and by whom."""

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
        ('design_process', '0028_theory_rests_on'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='ProjectTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('words', models.CharField(max_length=200)),
                ('is_benchmark', models.BooleanField(default=False)),
                ('due_on', models.DateField()),
                ('is_moved', models.BooleanField(default=False)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('phase', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.phase')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='design_process.districtproject')),
            ],
            options={
                'ordering': ['phase__order', 'due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProjectTaskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.CharField(max_length=60)),
                ('words', models.CharField(max_length=200)),
                ('is_benchmark', models.BooleanField(default=False)),
                ('due_on', models.DateField()),
                ('is_moved', models.BooleanField(default=False)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.projecttask')),
                ('phase', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.phase')),
                ('project', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.districtproject')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='projecttask',
            constraint=models.UniqueConstraint(fields=('project', 'phase', 'key'), name='project_task_once'),
        ),
        migrations.AddConstraint(
            model_name='projecttask',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='project_task_says_what'),
        ),
        migrations.AddConstraint(
            model_name='projecttask',
            constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), models.Q(('dropped_why', ''), _negated=True), _connector='OR'), name='project_task_dropped_why'),
        ),
        migrations.AddConstraint(
            model_name='projecttask',
            constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), ('done_on', None), _connector='OR'), name='project_task_done_or_dropped'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projecttask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_projecttaskevent" ("at", "by_id", "done_by_id", "done_on", "dropped_at", "dropped_why", "due_on", "id", "is_benchmark", "is_moved", "key", "member_id", "network_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "project_id", "words") VALUES (NEW."at", NEW."by_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."dropped_why", NEW."due_on", NEW."id", NEW."is_benchmark", NEW."is_moved", NEW."key", NEW."member_id", NEW."network_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."project_id", NEW."words"); RETURN NULL;', hash='03dc4b87cade0e8ba1fd6a4805803c7ab64fe1f5', operation='INSERT', pgid='pgtrigger_insert_insert_da5bd', table='design_process_projecttask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projecttask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_projecttaskevent" ("at", "by_id", "done_by_id", "done_on", "dropped_at", "dropped_why", "due_on", "id", "is_benchmark", "is_moved", "key", "member_id", "network_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "project_id", "words") VALUES (NEW."at", NEW."by_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."dropped_why", NEW."due_on", NEW."id", NEW."is_benchmark", NEW."is_moved", NEW."key", NEW."member_id", NEW."network_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."project_id", NEW."words"); RETURN NULL;', hash='e07cbb77a2b554d36f7af698a362f45fe06dc5df', operation='UPDATE', pgid='pgtrigger_update_update_2d360', table='design_process_projecttask', when='AFTER')),
        ),
        ]),
        migrations.RunPython(partial(guard, app_label="design_process"), migrations.RunPython.noop),
    ]
