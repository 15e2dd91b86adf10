"""A cycle grows into a full plan, in ramps; a photo of the tally sheet; what was missing on a prototype's card."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard

# Until now a prototype had one row of cycles: they are its first ramp, as large as its card says.
FILL = [
    """INSERT INTO design_process_ramp (network_id, prototype_id, number, name)
       SELECT DISTINCT network_id, prototype_id, 1, 'Ramp 1' FROM design_process_testcycle""",
    """UPDATE design_process_testcycle c SET ramp_id = r.id, scale = p.scale
       FROM design_process_ramp r JOIN design_process_prototype p ON p.id = r.prototype_id
       WHERE r.prototype_id = c.prototype_id""",
    """UPDATE design_process_testcycleevent e SET ramp_id = coalesce(
           (SELECT r.id FROM design_process_ramp r WHERE r.prototype_id = e.prototype_id), 0)""",
    "SET CONSTRAINTS ALL IMMEDIATE",
    "SET CONSTRAINTS ALL DEFERRED",
]


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0031_ideas'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='CycleQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=300)),
                    ('prediction', models.CharField(blank=True, max_length=300)),
                    ('while_running', models.BooleanField(default=False)),
                    ('verdict', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                    ('verdict_words', models.CharField(blank=True, max_length=300)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['cycle', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CycleQuestionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.CharField(max_length=300)),
                    ('prediction', models.CharField(blank=True, max_length=300)),
                    ('while_running', models.BooleanField(default=False)),
                    ('verdict', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                    ('verdict_words', models.CharField(blank=True, max_length=300)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CycleTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=200)),
                    ('due_on', models.DateField()),
                    ('place', models.CharField(blank=True, max_length=120)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CycleTaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.CharField(max_length=200)),
                    ('due_on', models.DateField()),
                    ('place', models.CharField(blank=True, max_length=120)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DataToCollect',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('who', models.CharField(blank=True, max_length=120)),
                    ('when_words', models.CharField(blank=True, max_length=120)),
                    ('how', models.CharField(blank=True, max_length=300)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['cycle', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='DataToCollectEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('who', models.CharField(blank=True, max_length=120)),
                    ('when_words', models.CharField(blank=True, max_length=120)),
                    ('how', models.CharField(blank=True, max_length=300)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ObservationPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('jpg', 'JPEG'), ('png', 'PNG'), ('webp', 'WebP')], max_length=4)),
                    ('content', models.BinaryField()),
                    ('width', models.PositiveSmallIntegerField()),
                    ('height', models.PositiveSmallIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Ramp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                ],
                options={
                    'ordering': ['prototype', 'number'],
                },
            ),
            migrations.CreateModel(
                name='RampEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='prototype',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='prototype',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='testcycle',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='testcycle',
                name='update_update',
            ),
            migrations.AddField(
                model_name='prototype',
                name='duration',
                field=models.CharField(blank=True, max_length=120),
            ),
            migrations.AddField(
                model_name='prototype',
                name='materials',
                field=models.CharField(blank=True, max_length=500),
            ),
            migrations.AddField(
                model_name='prototype',
                name='research',
                field=models.CharField(blank=True, max_length=500),
            ),
            migrations.AddField(
                model_name='prototype',
                name='risks',
                field=models.CharField(blank=True, max_length=500),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='duration',
                field=models.CharField(blank=True, max_length=120),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='materials',
                field=models.CharField(blank=True, max_length=500),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='research',
                field=models.CharField(blank=True, max_length=500),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='risks',
                field=models.CharField(blank=True, max_length=500),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='as_planned',
                field=models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='change',
                field=models.CharField(blank=True, max_length=1000),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='do_on_behalf',
                field=models.BooleanField(default=False),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='follows',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='next_plan',
                field=models.CharField(blank=True, max_length=1000),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='not_planned',
                field=models.TextField(blank=True),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='objective',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='place',
                field=models.CharField(blank=True, max_length=200),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='plan_on_behalf',
                field=models.BooleanField(default=False),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='retry_if',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='scale',
                field=models.CharField(choices=[('classroom', 'One classroom'), ('classrooms', 'A few classrooms'), ('school', 'One school'), ('district', 'The district')], default='classroom', max_length=10),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='as_planned',
                field=models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='change',
                field=models.CharField(blank=True, max_length=1000),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='do_on_behalf',
                field=models.BooleanField(default=False),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='follows',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='next_plan',
                field=models.CharField(blank=True, max_length=1000),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='not_planned',
                field=models.TextField(blank=True),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='objective',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='place',
                field=models.CharField(blank=True, max_length=200),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='plan_on_behalf',
                field=models.BooleanField(default=False),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='retry_if',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='scale',
                field=models.CharField(choices=[('classroom', 'One classroom'), ('classrooms', 'A few classrooms'), ('school', 'One school'), ('district', 'The district')], default='classroom', max_length=10),
            ),
            migrations.AlterField(
                model_name='lesson',
                name='act',
                field=models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8),
            ),
            migrations.AlterField(
                model_name='lessonevent',
                name='act',
                field=models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8),
            ),
            migrations.AlterField(
                model_name='testcycle',
                name='act',
                field=models.CharField(blank=True, choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8),
            ),
            migrations.AlterField(
                model_name='testcycleevent',
                name='act',
                field=models.CharField(blank=True, choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8),
            ),
            migrations.AlterField(
                model_name='unnamedlesson',
                name='act',
                field=models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8),
            ),
            migrations.AlterField(
                model_name='unnamedlessonevent',
                name='act',
                field=models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "duration", "how_tested", "id", "idea_id", "involved", "materials", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "research", "risks", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."duration", NEW."how_tested", NEW."id", NEW."idea_id", NEW."involved", NEW."materials", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."research", NEW."risks", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='f41ee48003ed38c3ab50ca5f4f54a960baecd121', operation='INSERT', pgid='pgtrigger_insert_insert_e4be9', table='design_process_prototype', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "duration", "how_tested", "id", "idea_id", "involved", "materials", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "research", "risks", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."duration", NEW."how_tested", NEW."id", NEW."idea_id", NEW."involved", NEW."materials", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."research", NEW."risks", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='dd89d8c54442b90bd949c73d4b53682c6ba70e56', operation='UPDATE', pgid='pgtrigger_update_update_0c64c', table='design_process_prototype', when='AFTER')),
            ),
            migrations.AddField(
                model_name='cyclequestion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cyclequestion',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cyclequestion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.cyclequestion'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='done_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='owner',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='done_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='owner',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.cycletask'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='to_collect', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.datatocollect'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='observation',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='photo', to='design_process.observation'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='removed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ramp',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ramp',
                name='prototype',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ramps', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='ramp',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='cycles', to='design_process.ramp'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='ramp',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.ramp'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(('retry_if', ''), ('act', 'abandon'), _connector='OR'), name='test_cycle_retries_what_was_abandoned'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(('act__in', ['', 'adopt', 'adapt', 'abandon', 'expand'])), name='test_cycle_act_known'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.ramp'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='prototype',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prototype'),
            ),
            migrations.AddConstraint(
                model_name='cyclequestion',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='cycle_question_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='cyclequestion',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cycle_question_asks'),
            ),
            migrations.AddConstraint(
                model_name='cyclequestion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', ''), ('verdict_words', '')), models.Q(models.Q(('verdict', ''), _negated=True), models.Q(('verdict_words', ''), _negated=True)), _connector='OR'), name='cycle_question_judged_in_words'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='fixed_step_by_step', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n                    IF (SELECT c.state FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id)) = 'closed' OR ((SELECT c.state FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id)) = 'study' AND NOT (\n                        TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['verdict', 'verdict_words'] = to_jsonb(OLD) - ARRAY['verdict', 'verdict_words']\n                    )) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'this cycle is past that step: its questions stay as they are',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN coalesce(NEW, OLD);\n                ", hash='87c0b88b2837b869998c4f73d595a24d27687c2a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_fixed_step_by_step_b5daa', table='design_process_cyclequestion', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cyclequestionevent" ("at", "by_id", "client_key", "cycle_id", "id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction", "verdict", "verdict_words", "while_running", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."cycle_id", NEW."id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prediction", NEW."verdict", NEW."verdict_words", NEW."while_running", NEW."words"); RETURN NULL;', hash='eb5c7ad325a490f4ea9cdf77dbbd1ee171222df7', operation='INSERT', pgid='pgtrigger_insert_insert_6d6a7', table='design_process_cyclequestion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_cyclequestionevent" ("at", "by_id", "client_key", "cycle_id", "id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction", "verdict", "verdict_words", "while_running", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."cycle_id", NEW."id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prediction", NEW."verdict", NEW."verdict_words", NEW."while_running", NEW."words"); RETURN NULL;', hash='da41cfc8ee6d93da75301ce446ce310641d7f650', operation='UPDATE', pgid='pgtrigger_update_update_30deb', table='design_process_cyclequestion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cyclequestionevent" ("at", "by_id", "client_key", "cycle_id", "id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction", "verdict", "verdict_words", "while_running", "words") VALUES (OLD."at", OLD."by_id", OLD."client_key", OLD."cycle_id", OLD."id", OLD."network_id", OLD."on_behalf", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prediction", OLD."verdict", OLD."verdict_words", OLD."while_running", OLD."words"); RETURN NULL;', hash='f82fbdfd69615a32c73d420e12048bfe0cbbe873', operation='DELETE', pgid='pgtrigger_delete_delete_520a9', table='design_process_cyclequestion', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='cycletask',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='cycle_task_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='cycletask',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cycle_task_says_what'),
            ),
            migrations.AddConstraint(
                model_name='cycletask',
                constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), ('done_on', None), _connector='OR'), name='cycle_task_done_or_dropped'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cycletaskevent" ("at", "by_id", "client_key", "cycle_id", "done_by_id", "done_on", "dropped_at", "due_on", "id", "member_id", "network_id", "on_behalf", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."cycle_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."due_on", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."words"); RETURN NULL;', hash='5465c36192215efa3e8b91b89364574928fab889', operation='INSERT', pgid='pgtrigger_insert_insert_007bd', table='design_process_cycletask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_cycletaskevent" ("at", "by_id", "client_key", "cycle_id", "done_by_id", "done_on", "dropped_at", "due_on", "id", "member_id", "network_id", "on_behalf", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."cycle_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."due_on", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."words"); RETURN NULL;', hash='09a64054ffa0552b70ca6888c5ecdcc55cb16402', operation='UPDATE', pgid='pgtrigger_update_update_5fd57', table='design_process_cycletask', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='datatocollect',
                constraint=models.UniqueConstraint(fields=('cycle', 'indicator'), name='data_to_collect_once'),
            ),
            migrations.AddConstraint(
                model_name='datatocollect',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('who', ''), _negated=True), models.Q(('when_words', ''), _negated=True), models.Q(('how', ''), _negated=True), _connector='OR'), name='data_to_collect_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='datatocollect',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_datatocollectevent" ("at", "by_id", "cycle_id", "how", "id", "indicator_id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "when_words", "who") VALUES (NEW."at", NEW."by_id", NEW."cycle_id", NEW."how", NEW."id", NEW."indicator_id", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."when_words", NEW."who"); RETURN NULL;', hash='31e73069e112c1a2d6f7ccb0339d9a912e238b8b', operation='INSERT', pgid='pgtrigger_insert_insert_5e0f4', table='design_process_datatocollect', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='datatocollect',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_datatocollectevent" ("at", "by_id", "cycle_id", "how", "id", "indicator_id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "when_words", "who") VALUES (NEW."at", NEW."by_id", NEW."cycle_id", NEW."how", NEW."id", NEW."indicator_id", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."when_words", NEW."who"); RETURN NULL;', hash='507d5a15e76f71cefaf86c17229be95e050ec0c3', operation='UPDATE', pgid='pgtrigger_update_update_9f9f2', table='design_process_datatocollect', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='datatocollect',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_datatocollectevent" ("at", "by_id", "cycle_id", "how", "id", "indicator_id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "when_words", "who") VALUES (OLD."at", OLD."by_id", OLD."cycle_id", OLD."how", OLD."id", OLD."indicator_id", OLD."member_id", OLD."network_id", OLD."on_behalf", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."when_words", OLD."who"); RETURN NULL;', hash='146042224847a9aa03d81da891bb1d8461f7c103', operation='DELETE', pgid='pgtrigger_delete_delete_235d0', table='design_process_datatocollect', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='observationphoto',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), models.Q(('content', b''), _negated=True)), models.Q(('content', b''), ('removed_at__isnull', False)), _connector='OR'), name='observation_photo_there_or_removed'),
            ),
            migrations.AddConstraint(
                model_name='ramp',
                constraint=models.UniqueConstraint(fields=('prototype', 'number'), name='ramp_number_once'),
            ),
            migrations.AddConstraint(
                model_name='ramp',
                constraint=models.UniqueConstraint(fields=('prototype', 'name'), name='ramp_name_once'),
            ),
            migrations.AddConstraint(
                model_name='ramp',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='ramp_named'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ramp',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_rampevent" ("id", "name", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prototype_id") VALUES (NEW."id", NEW."name", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prototype_id"); RETURN NULL;', hash='389ecd33928485432ee9db4a8498842f39561456', operation='INSERT', pgid='pgtrigger_insert_insert_a74d6', table='design_process_ramp', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ramp',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_rampevent" ("id", "name", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prototype_id") VALUES (NEW."id", NEW."name", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prototype_id"); RETURN NULL;', hash='f7e8d17d7676ccabc54ee9b5c2ace8a7d2eb89d5', operation='UPDATE', pgid='pgtrigger_update_update_85c81', table='design_process_ramp', when='AFTER')),
            ),
        ]),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        AllAtOnce([
            migrations.AlterField(
                model_name='testcycle',
                name='ramp',
                field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='cycles', to='design_process.ramp'),
            ),
            migrations.AlterField(
                model_name='testcycleevent',
                name='ramp',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.ramp'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycle',
                trigger=pgtrigger.compiler.Trigger(name='ramp_of_its_prototype', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_ramp r WHERE r.id = NEW.ramp_id AND r.prototype_id = NEW.prototype_id\n                    ) OR EXISTS (\n                        SELECT FROM design_process_testcycle c\n                        WHERE c.id = NEW.follows_id AND c.prototype_id <> NEW.prototype_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a cycle stands in a ramp of its own prototype, after a cycle of it',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='a2b289a1fd8b40b4f718675f2198b4b87d1c6d6e', operation='INSERT OR UPDATE', pgid='pgtrigger_ramp_of_its_prototype_3f412', table='design_process_testcycle', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycle',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_testcycleevent" ("act", "act_reason", "as_planned", "change", "closed_at", "created_at", "created_by_id", "did_not_work", "do_on_behalf", "ends_on", "findings", "follows_id", "id", "member_id", "network_id", "next_plan", "not_planned", "number", "objective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_on_behalf", "prediction", "prototype_id", "question", "ramp_id", "retry_if", "scale", "starts_on", "state", "studied_at", "surprise", "visibility") VALUES (NEW."act", NEW."act_reason", NEW."as_planned", NEW."change", NEW."closed_at", NEW."created_at", NEW."created_by_id", NEW."did_not_work", NEW."do_on_behalf", NEW."ends_on", NEW."findings", NEW."follows_id", NEW."id", NEW."member_id", NEW."network_id", NEW."next_plan", NEW."not_planned", NEW."number", NEW."objective", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_on_behalf", NEW."prediction", NEW."prototype_id", NEW."question", NEW."ramp_id", NEW."retry_if", NEW."scale", NEW."starts_on", NEW."state", NEW."studied_at", NEW."surprise", NEW."visibility"); RETURN NULL;', hash='9eed34d6f4f95777d9d266c0485f4ef08e4b862f', operation='INSERT', pgid='pgtrigger_insert_insert_2cbc0', table='design_process_testcycle', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycle',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_testcycleevent" ("act", "act_reason", "as_planned", "change", "closed_at", "created_at", "created_by_id", "did_not_work", "do_on_behalf", "ends_on", "findings", "follows_id", "id", "member_id", "network_id", "next_plan", "not_planned", "number", "objective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_on_behalf", "prediction", "prototype_id", "question", "ramp_id", "retry_if", "scale", "starts_on", "state", "studied_at", "surprise", "visibility") VALUES (NEW."act", NEW."act_reason", NEW."as_planned", NEW."change", NEW."closed_at", NEW."created_at", NEW."created_by_id", NEW."did_not_work", NEW."do_on_behalf", NEW."ends_on", NEW."findings", NEW."follows_id", NEW."id", NEW."member_id", NEW."network_id", NEW."next_plan", NEW."not_planned", NEW."number", NEW."objective", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan_on_behalf", NEW."prediction", NEW."prototype_id", NEW."question", NEW."ramp_id", NEW."retry_if", NEW."scale", NEW."starts_on", NEW."state", NEW."studied_at", NEW."surprise", NEW."visibility"); RETURN NULL;', hash='44cafe143644821da44aeb8ec3d624a34f842c44', operation='UPDATE', pgid='pgtrigger_update_update_00608', table='design_process_testcycle', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
