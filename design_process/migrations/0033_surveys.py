"""Surveys of a class, before and after; evidence is taken off the board with a reason."""

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
        ('design_process', '0032_full_plan'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0004_team_questionnaires'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Survey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('audience', models.CharField(choices=[('students', 'Students'), ('teachers', 'Teachers')], max_length=8)),
                    ('group', models.CharField(max_length=80)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='SurveyRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('moment', models.CharField(choices=[('before', 'Before'), ('after', 'After')], max_length=6)),
                    ('expected', models.PositiveSmallIntegerField()),
                ],
                options={
                    'ordering': ['survey', 'pk'],
                },
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='evidence',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='evidence',
                name='update_update',
            ),
            migrations.AddField(
                model_name='evidence',
                name='off_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='evidence',
                name='off_because',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='evidence',
                name='off_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='off_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='off_because',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='off_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidence',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_evidenceevent" ("about", "client_key", "collected_by", "created_at", "created_by_id", "heard", "id", "kind", "link", "member_id", "n", "network_id", "off_at", "off_because", "off_by_id", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "says", "source", "title", "visibility") VALUES (NEW."about", NEW."client_key", NEW."collected_by", NEW."created_at", NEW."created_by_id", NEW."heard", NEW."id", NEW."kind", NEW."link", NEW."member_id", NEW."n", NEW."network_id", NEW."off_at", NEW."off_because", NEW."off_by_id", NEW."on_behalf", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."says", NEW."source", NEW."title", NEW."visibility"); RETURN NULL;', hash='05fcbb2f8c9c6d3c69a4d81be890063cecf30442', operation='INSERT', pgid='pgtrigger_insert_insert_794c7', table='design_process_evidence', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidence',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_evidenceevent" ("about", "client_key", "collected_by", "created_at", "created_by_id", "heard", "id", "kind", "link", "member_id", "n", "network_id", "off_at", "off_because", "off_by_id", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "says", "source", "title", "visibility") VALUES (NEW."about", NEW."client_key", NEW."collected_by", NEW."created_at", NEW."created_by_id", NEW."heard", NEW."id", NEW."kind", NEW."link", NEW."member_id", NEW."n", NEW."network_id", NEW."off_at", NEW."off_because", NEW."off_by_id", NEW."on_behalf", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."says", NEW."source", NEW."title", NEW."visibility"); RETURN NULL;', hash='d1ca671d02dfd7b73313eea146fa249e816d84d4', operation='UPDATE', pgid='pgtrigger_update_update_87045', table='design_process_evidence', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='evidence',
                constraint=models.CheckConstraint(condition=models.Q(('off_at', None), models.Q(('off_because', ''), _negated=True), _connector='OR'), name='evidence_off_with_a_reason'),
            ),
            migrations.AddField(
                model_name='survey',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='survey',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='districts.member'),
            ),
            migrations.AddField(
                model_name='survey',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='survey',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='survey',
                name='prototype',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='surveys', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='survey',
                name='questionnaire',
                field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='surveys', to='network.questionnaire'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='evidence',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='survey_round', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='survey',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='design_process.survey'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='wave',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='survey_round', to='network.wave'),
            ),
            migrations.AddConstraint(
                model_name='survey',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='survey_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='survey',
                constraint=models.CheckConstraint(condition=models.Q(('group', ''), _negated=True), name='survey_of_a_group'),
            ),
            migrations.AddConstraint(
                model_name='surveyround',
                constraint=models.UniqueConstraint(fields=('survey', 'moment'), name='survey_round_once'),
            ),
            migrations.AddConstraint(
                model_name='surveyround',
                constraint=models.CheckConstraint(condition=models.Q(('expected__range', (1, 2000))), name='survey_round_expects_somebody'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='surveyround',
                trigger=pgtrigger.compiler.Trigger(name='asked_without_names', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT FROM network_wave w JOIN network_version v ON v.id = w.version_id\n                        JOIN network_questionnaire q ON q.id = v.questionnaire_id\n                        JOIN design_process_survey s ON s.questionnaire_id = q.id\n                        WHERE w.id = NEW.wave_id AND s.id = NEW.survey_id AND w.anonymous AND NOT q.of_hub\n                            AND s.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION 'a survey asks its own statements, without names, off the hub''s desk'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='c990dd99968d6dfdf9fc1158c5c4eb9f1893d658', operation='INSERT OR UPDATE', pgid='pgtrigger_asked_without_names_24455', table='design_process_surveyround', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
