"""Blind ratings of problems of practice: rounds, candidates, criteria, scores, doubts."""

from functools import partial

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import network.lib.random_keys
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0037_data_walks'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0003_charter'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='ProblemCriterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'verbose_name_plural': 'problem criteria',
                    'ordering': ['place', 'pk'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProblemScoring',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('revealed_at', models.DateTimeField(blank=True, null=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('revealed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['number'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProblemScore',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('value', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.problemcriterion')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                    ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='design_process.problemscoring')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProblemCriterionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.problemcriterion')),
                    ('scoring', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemscoring')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddField(
                model_name='problemcriterion',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='design_process.problemscoring'),
            ),
            migrations.CreateModel(
                name='Doubt',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('words', models.CharField(max_length=300)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                    ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts', to='design_process.problemscoring')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                    ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='design_process.problemscoring')),
                ],
                options={
                    'ordering': ['problem__title'],
                },
            ),
            migrations.AddConstraint(
                model_name='problemscoring',
                constraint=models.UniqueConstraint(fields=('network', 'number'), name='problem_scoring_number_once'),
            ),
            migrations.AddConstraint(
                model_name='problemscoring',
                constraint=models.UniqueConstraint(condition=models.Q(('revealed_at', None)), fields=('network',), name='problem_scoring_one_open'),
            ),
            migrations.AddConstraint(
                model_name='problemscore',
                constraint=models.UniqueConstraint(fields=('criterion', 'problem', 'by'), name='problem_score_once'),
            ),
            migrations.AddConstraint(
                model_name='problemscore',
                constraint=models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 5)), name='problemscore_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='problemscore',
                trigger=pgtrigger.compiler.Trigger(name='stays_once_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_problemscoring s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='e32aab341bd82236f2bfb74d15a09c13ba7d8fdf', operation='INSERT OR UPDATE', pgid='pgtrigger_stays_once_shown_0bc65', table='design_process_problemscore', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='problemcriterion',
                constraint=models.UniqueConstraint(fields=('scoring', 'place'), name='problem_criterion_place_once'),
            ),
            migrations.AddConstraint(
                model_name='problemcriterion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('definition', ''), _negated=True)), name='problemcriterion_is_defined'),
            ),
            migrations.AddConstraint(
                model_name='problemcriterion',
                constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='problemcriterion_weight_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='problemcriterion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_problemcriterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='7dc4f49b23e8f81b1f3c52d0de1b829aab408831', operation='INSERT', pgid='pgtrigger_insert_insert_47859', table='design_process_problemcriterion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='problemcriterion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_problemcriterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='8e49efad26fd931fa99aaeb9b07d30dbf1eccfe8', operation='UPDATE', pgid='pgtrigger_update_update_6eca3', table='design_process_problemcriterion', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='doubt',
                constraint=models.UniqueConstraint(fields=('scoring', 'problem', 'by'), name='doubt_once'),
            ),
            migrations.AddConstraint(
                model_name='doubt',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='doubt_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='doubt',
                trigger=pgtrigger.compiler.Trigger(name='stays_once_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_problemscoring s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='b68f509f13d17d92e478872861e97f962fc5ca3b', operation='INSERT OR UPDATE', pgid='pgtrigger_stays_once_shown_46694', table='design_process_doubt', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='candidate',
                constraint=models.UniqueConstraint(fields=('scoring', 'problem'), name='candidate_once'),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
