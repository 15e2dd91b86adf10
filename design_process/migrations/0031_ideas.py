"""Rounds of ideas with credits, criteria, blind scores and decisions; the idea a prototype began with."""

from functools import partial

import design_process.ideas.models
import django.core.validators
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
        ('design_process', '0030_ideas_taken_up'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='ChosenIdea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_runner_up', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['is_runner_up', 'idea'],
                },
            ),
            migrations.CreateModel(
                name='Credit',
                fields=[
                    ('id', models.BigIntegerField(default=design_process.ideas.models.random_key, editable=False, primary_key=True, serialize=False)),
                    ('is_named', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Criterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'verbose_name_plural': 'criteria',
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CriterionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Idea',
                fields=[
                    ('id', models.BigIntegerField(default=design_process.ideas.models.random_key, editable=False, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=120)),
                    ('what', models.TextField(blank=True)),
                    ('source', models.CharField(blank=True, choices=[('own', 'Our own experience'), ('research', 'Research'), ('expert', 'An expert'), ('district', 'Another district')], max_length=10)),
                    ('basis', models.TextField(blank=True)),
                    ('link', models.URLField(blank=True, max_length=400)),
                    ('client_key', models.UUIDField()),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='IdeaDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('reason', models.TextField()),
                    ('dissent', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('reopened_at', models.DateTimeField(blank=True, null=True)),
                    ('reopened_why', models.TextField(blank=True)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='IdeaDecisionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('reason', models.TextField()),
                    ('dissent', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('reopened_at', models.DateTimeField(blank=True, null=True)),
                    ('reopened_why', models.TextField(blank=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='IdeaRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.CharField(max_length=300)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['-started_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='IdeaRoundEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('question', models.CharField(max_length=300)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Score',
                fields=[
                    ('id', models.BigIntegerField(default=design_process.ideas.models.random_key, editable=False, primary_key=True, serialize=False)),
                    ('value', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ],
            ),
            migrations.CreateModel(
                name='Scoring',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('revealed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['number'],
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
            migrations.AddField(
                model_name='chosenidea',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='credit',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='credit',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='criterion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.criterion'),
            ),
            migrations.AddField(
                model_name='idea',
                name='builds_on',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='built_on_it', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='idea',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='idea',
                name='merged_into',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='idea',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='credit',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='chosenidea',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen_in', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='idea',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='prototypes', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='idea',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='decided_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='reopened_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chosenidea',
                name='decision',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen', to='design_process.ideadecision'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='decided_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.ideadecision'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='reopened_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='idearound',
                name='how_might_we',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='idearound',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='idea_rounds', to='districts.member'),
            ),
            migrations.AddField(
                model_name='idearound',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='idearound',
                name='opened_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='idearound',
                name='started_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='round',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='idea',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='how_might_we',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='opened_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='started_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='score',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='score',
                name='criterion',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.criterion'),
            ),
            migrations.AddField(
                model_name='score',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='score',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='revealed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='scoring',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scorings', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='started_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='score',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='design_process.scoring'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='scoring',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.scoring'),
            ),
            migrations.AddField(
                model_name='criterion',
                name='scoring',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='design_process.scoring'),
            ),
            migrations.AddConstraint(
                model_name='credit',
                constraint=models.UniqueConstraint(fields=('idea', 'person'), name='idea_credit_once'),
            ),
            migrations.AddConstraint(
                model_name='chosenidea',
                constraint=models.UniqueConstraint(fields=('decision', 'idea'), name='idea_chosen_once'),
            ),
            migrations.AddConstraint(
                model_name='chosenidea',
                constraint=models.UniqueConstraint(condition=models.Q(('is_runner_up', True)), fields=('decision',), name='idea_one_runner_up'),
            ),
            migrations.AddIndex(
                model_name='idearound',
                index=models.Index(fields=['member', '-started_at'], name='idea_round_of_member'),
            ),
            migrations.AddConstraint(
                model_name='idearound',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='idea_round_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='idearound',
                constraint=models.CheckConstraint(condition=models.Q(('question', ''), _negated=True), name='idea_round_asks_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='idearound',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_idearoundevent" ("client_key", "ends_on", "how_might_we_id", "id", "member_id", "network_id", "on_behalf", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "started_at", "started_by_id") VALUES (NEW."client_key", NEW."ends_on", NEW."how_might_we_id", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."started_at", NEW."started_by_id"); RETURN NULL;', hash='e2351cc2a7f7abead015e7eaafc999f92002f85c', operation='INSERT', pgid='pgtrigger_insert_insert_0b610', table='design_process_idearound', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='idearound',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_idearoundevent" ("client_key", "ends_on", "how_might_we_id", "id", "member_id", "network_id", "on_behalf", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "started_at", "started_by_id") VALUES (NEW."client_key", NEW."ends_on", NEW."how_might_we_id", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."started_at", NEW."started_by_id"); RETURN NULL;', hash='473400b76379817fb8b19791840107cf0f00d2b9', operation='UPDATE', pgid='pgtrigger_update_update_ae662', table='design_process_idearound', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.UniqueConstraint(fields=('round', 'number'), name='idea_decision_number_once'),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.UniqueConstraint(condition=models.Q(('reopened_at', None)), fields=('round',), name='idea_decision_one_stands'),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='idea_decision_says_why'),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.CheckConstraint(condition=models.Q(('reopened_at', None), models.Q(('reopened_why', ''), _negated=True), _connector='OR'), name='idea_decision_reopened_with_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ideadecision',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_ideadecisionevent" ("decided_at", "decided_by_id", "dissent", "id", "member_id", "network_id", "number", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened_at", "reopened_by_id", "reopened_why", "round_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."dissent", NEW."id", NEW."member_id", NEW."network_id", NEW."number", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."reopened_why", NEW."round_id"); RETURN NULL;', hash='86adfb1443327e87a432ff25ec6404e968f92d27', operation='INSERT', pgid='pgtrigger_insert_insert_0ca85', table='design_process_ideadecision', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ideadecision',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_ideadecisionevent" ("decided_at", "decided_by_id", "dissent", "id", "member_id", "network_id", "number", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened_at", "reopened_by_id", "reopened_why", "round_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."dissent", NEW."id", NEW."member_id", NEW."network_id", NEW."number", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."reopened_why", NEW."round_id"); RETURN NULL;', hash='94c1b77f3f828b33b1d056bb8012119eecdd484f', operation='UPDATE', pgid='pgtrigger_update_update_b1a8a', table='design_process_ideadecision', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='idea',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='idea_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='idea',
                constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='idea_has_a_title'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='idea',
                trigger=pgtrigger.compiler.Trigger(name='words_stay_once_open', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."builds_on_id" IS DISTINCT FROM (NEW."builds_on_id") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."what" IS DISTINCT FROM (NEW."what"))', func="\n                    IF EXISTS (\n                        SELECT FROM design_process_idearound r WHERE r.id = OLD.round_id AND r.opened_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'an idea that others have read stays as it is', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='9047889717d7b8dc3b15fb555f2487b10187a95e', operation='UPDATE', pgid='pgtrigger_words_stay_once_open_e4633', table='design_process_idea', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='scoring',
                constraint=models.UniqueConstraint(fields=('round', 'number'), name='scoring_number_once'),
            ),
            migrations.AddConstraint(
                model_name='scoring',
                constraint=models.UniqueConstraint(condition=models.Q(('revealed_at', None)), fields=('round',), name='scoring_one_open'),
            ),
            migrations.AddConstraint(
                model_name='score',
                constraint=models.UniqueConstraint(fields=('criterion', 'idea', 'by'), name='score_once'),
            ),
            migrations.AddConstraint(
                model_name='score',
                constraint=models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 5)), name='score_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='score',
                trigger=pgtrigger.compiler.Trigger(name='stays_once_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_scoring s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='609a746032292ebd74adca42ecf39f502722d28e', operation='INSERT OR UPDATE', pgid='pgtrigger_stays_once_shown_aa014', table='design_process_score', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.UniqueConstraint(fields=('network', 'scoring', 'place'), name='criterion_place_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('definition', ''), _negated=True)), name='criterion_is_defined'),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='criterion_weight_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='criterion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_criterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='56c2122e6e1e472e9a4d9101636e23ee7807a39a', operation='INSERT', pgid='pgtrigger_insert_insert_2f5af', table='design_process_criterion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='criterion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_criterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='c9a3efb20a70907f1a47e8643e244a57eab2c46c', operation='UPDATE', pgid='pgtrigger_update_update_48982', table='design_process_criterion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='comes_from_an_idea_of_its_team', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."idea_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_idea i WHERE i.id = NEW.idea_id AND i.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a prototype begins with an idea of its own team', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='01a7638c4a8d2cd0550e8b4c63830cf63e9ea00c', operation='INSERT OR UPDATE', pgid='pgtrigger_comes_from_an_idea_of_its_team_1fee5', table='design_process_prototype', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "how_tested", "id", "idea_id", "involved", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."how_tested", NEW."id", NEW."idea_id", NEW."involved", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='b94855d8ebb3d53e2230b81264eeec93b88ecb7f', operation='INSERT', pgid='pgtrigger_insert_insert_e4be9', table='design_process_prototype', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "how_tested", "id", "idea_id", "involved", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."how_tested", NEW."id", NEW."idea_id", NEW."involved", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='41cb0d270db2ab8897deb0a6cadac110281b50c0', operation='UPDATE', pgid='pgtrigger_update_update_0c64c', table='design_process_prototype', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
