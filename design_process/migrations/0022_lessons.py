"""Lessons, their form without names, and thanks for them."""

from functools import partial

import design_process.lessons.models
import django.contrib.postgres.indexes
import django.contrib.postgres.search
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
        ('design_process', '0021_years_together'),
        ('districts', '0004_own_groups'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Lesson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('searched', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('idea', 'expected', 'happened', 'did_not_work', 'instead', 'grades', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('learned_on', models.DateField()),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lesson', to='design_process.testcycle')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.phase')),
                    ('shared_with', models.ManyToManyField(blank=True, related_name='+', to='districts.member')),
                ],
                options={
                    'ordering': ['-learned_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='LessonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('learned_on', models.DateField()),
                    ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle')),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.lesson')),
                    ('phase', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.phase')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='LessonShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('lesson', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.lesson')),
                    ('member', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Thanks',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('avoided', 'We avoided this because of you'), ('adapted', 'We adapted this because of you')], max_length=8)),
                    ('line', models.CharField(blank=True, max_length=200)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='design_process.lesson')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='UnnamedLesson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('searched', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('idea', 'expected', 'happened', 'did_not_work', 'instead', 'grades', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('code', models.CharField(default=design_process.lessons.models.new_code, max_length=16, unique=True)),
                    ('place', models.CharField(max_length=120)),
                    ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('lesson', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='unnamed', to='design_process.lesson')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('offered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.phase')),
                    ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-school_year', 'code'],
                },
            ),
            migrations.CreateModel(
                name='UnnamedLessonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('code', models.CharField(default=design_process.lessons.models.new_code, max_length=16)),
                    ('place', models.CharField(max_length=120)),
                    ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('agreed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('lesson', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.lesson')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('offered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.unnamedlesson')),
                    ('phase', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.phase')),
                    ('released_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddIndex(
                model_name='lesson',
                index=django.contrib.postgres.indexes.GinIndex(fields=['searched'], name='lesson_searched'),
            ),
            migrations.AddIndex(
                model_name='lesson',
                index=models.Index(fields=['network', '-learned_on', '-id'], name='lesson_of_network'),
            ),
            migrations.AddConstraint(
                model_name='lesson',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('expected', ''), _negated=True), models.Q(('happened', ''), _negated=True), models.Q(('did_not_work', ''), _negated=True), models.Q(('instead', ''), _negated=True)), name='lesson_says_all_four'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lesson',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_lessonevent" ("act", "created_at", "created_by_id", "cycle_id", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "learned_on", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pupils", "scale", "school_year", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."learned_on", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."pupils", NEW."scale", NEW."school_year", NEW."visibility"); RETURN NULL;', hash='5ada4b68c521257e61cd0a4ddf78f291f993342c', operation='INSERT', pgid='pgtrigger_insert_insert_6bb7b', table='design_process_lesson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lesson',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."did_not_work" IS DISTINCT FROM (NEW."did_not_work") OR OLD."expected" IS DISTINCT FROM (NEW."expected") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."idea" IS DISTINCT FROM (NEW."idea") OR OLD."instead" IS DISTINCT FROM (NEW."instead") OR OLD."learned_on" IS DISTINCT FROM (NEW."learned_on") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."phase_id" IS DISTINCT FROM (NEW."phase_id") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."scale" IS DISTINCT FROM (NEW."scale") OR OLD."school_year" IS DISTINCT FROM (NEW."school_year") OR OLD."visibility" IS DISTINCT FROM (NEW."visibility"))', func='INSERT INTO "design_process_lessonevent" ("act", "created_at", "created_by_id", "cycle_id", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "learned_on", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pupils", "scale", "school_year", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."learned_on", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."pupils", NEW."scale", NEW."school_year", NEW."visibility"); RETURN NULL;', hash='57e8e18875f1ccd8ee82218c2f5a0c950b49b41c', operation='UPDATE', pgid='pgtrigger_update_update_265e7', table='design_process_lesson', when='AFTER')),
            ),
            migrations.CreateModel(
                name='LessonShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.lesson_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='thanks',
                constraint=models.UniqueConstraint(fields=('lesson', 'by'), name='thanks_once'),
            ),
            migrations.AddIndex(
                model_name='unnamedlesson',
                index=django.contrib.postgres.indexes.GinIndex(fields=['searched'], name='unnamed_lesson_searched'),
            ),
            migrations.AddConstraint(
                model_name='unnamedlesson',
                constraint=models.CheckConstraint(condition=models.Q(('released_at', None), models.Q(('agreed_at__isnull', False), ('released_at__gte', models.F('agreed_at'))), _connector='OR'), name='unnamed_lesson_agreed_before'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unnamedlesson',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_unnamedlessonevent" ("act", "agreed_at", "agreed_by_id", "code", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "lesson_id", "network_id", "offered_at", "offered_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "place", "pupils", "released_at", "released_by_id", "scale", "school_year") VALUES (NEW."act", NEW."agreed_at", NEW."agreed_by_id", NEW."code", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."lesson_id", NEW."network_id", NEW."offered_at", NEW."offered_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."place", NEW."pupils", NEW."released_at", NEW."released_by_id", NEW."scale", NEW."school_year"); RETURN NULL;', hash='4e927d3338431f787f3d3a7640ea3c306e6389e8', operation='INSERT', pgid='pgtrigger_insert_insert_3f928', table='design_process_unnamedlesson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unnamedlesson',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."did_not_work" IS DISTINCT FROM (NEW."did_not_work") OR OLD."expected" IS DISTINCT FROM (NEW."expected") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."idea" IS DISTINCT FROM (NEW."idea") OR OLD."instead" IS DISTINCT FROM (NEW."instead") OR OLD."lesson_id" IS DISTINCT FROM (NEW."lesson_id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."offered_by_id" IS DISTINCT FROM (NEW."offered_by_id") OR OLD."phase_id" IS DISTINCT FROM (NEW."phase_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."released_by_id" IS DISTINCT FROM (NEW."released_by_id") OR OLD."scale" IS DISTINCT FROM (NEW."scale") OR OLD."school_year" IS DISTINCT FROM (NEW."school_year"))', func='INSERT INTO "design_process_unnamedlessonevent" ("act", "agreed_at", "agreed_by_id", "code", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "lesson_id", "network_id", "offered_at", "offered_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "place", "pupils", "released_at", "released_by_id", "scale", "school_year") VALUES (NEW."act", NEW."agreed_at", NEW."agreed_by_id", NEW."code", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."lesson_id", NEW."network_id", NEW."offered_at", NEW."offered_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."place", NEW."pupils", NEW."released_at", NEW."released_by_id", NEW."scale", NEW."school_year"); RETURN NULL;', hash='131b5e4dfaf045578a311fe82e0de8e09df55239', operation='UPDATE', pgid='pgtrigger_update_update_25ec1', table='design_process_unnamedlesson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lessonshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_lessonshareevent" ("id", "lesson_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."lesson_id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='81ce36bc10f570a30992a6120bc35291304a96c8', operation='INSERT', pgid='pgtrigger_insert_insert_c9ef8', table='design_process_lesson_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lessonshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_lessonshareevent" ("id", "lesson_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."lesson_id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='cdc152624d09c469e74d6b48195a08d57fdea8cd', operation='DELETE', pgid='pgtrigger_delete_delete_e9d71', table='design_process_lesson_shared_with', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
