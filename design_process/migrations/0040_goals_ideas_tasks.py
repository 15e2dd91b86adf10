"""Which plan a goal serves; chosen ideas in the theory of improvement; tasks that go on in the next cycle."""

from functools import partial

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0039_mail_replies'),
        ('districts', '0007_commitment_pulse'),
        ('network', '0004_team_questionnaires'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='PlacedIdea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'ordering': ['node'],
                },
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='cycletask',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='cycletask',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='goalversion',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='goalversion',
                name='update_update',
            ),
            migrations.AddField(
                model_name='cycletask',
                name='carried_from',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carried_to', to='design_process.cycletask'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='carried_from',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.cycletask'),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='plan_kind',
                field=models.CharField(blank=True, choices=[('lcap', 'LCAP (Local Control and Accountability Plan)'), ('spsa', 'SPSA (School Plan for Student Achievement)'), ('site', 'Site plan'), ('strategic', 'Strategic plan'), ('other', 'Another plan')], max_length=9),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='plan_part',
                field=models.CharField(blank=True, max_length=80),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='plan_years',
                field=models.CharField(blank=True, max_length=40),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='serves',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='plan_kind',
                field=models.CharField(blank=True, choices=[('lcap', 'LCAP (Local Control and Accountability Plan)'), ('spsa', 'SPSA (School Plan for Student Achievement)'), ('site', 'Site plan'), ('strategic', 'Strategic plan'), ('other', 'Another plan')], max_length=9),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='plan_part',
                field=models.CharField(blank=True, max_length=80),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='plan_years',
                field=models.CharField(blank=True, max_length=40),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='serves',
                field=models.CharField(blank=True, max_length=300),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='carried_from_the_cycle_before', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."carried_from_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_cycletask t JOIN design_process_testcycle c ON c.id = NEW.cycle_id\n                        WHERE t.id = NEW.carried_from_id AND t.cycle_id = c.follows_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a task goes on from the cycle that its cycle follows',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='0022e4cdfef5d28be42afe3a07944eb15a828a7a', operation='INSERT OR UPDATE', pgid='pgtrigger_carried_from_the_cycle_before_1c68d', table='design_process_cycletask', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cycletaskevent" ("at", "by_id", "carried_from_id", "client_key", "cycle_id", "done_by_id", "done_on", "dropped_at", "due_on", "id", "member_id", "network_id", "on_behalf", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (NEW."at", NEW."by_id", NEW."carried_from_id", NEW."client_key", NEW."cycle_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."due_on", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."words"); RETURN NULL;', hash='c182e251b4933378b53774f7e3fc70ed383def62', operation='INSERT', pgid='pgtrigger_insert_insert_007bd', table='design_process_cycletask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_cycletaskevent" ("at", "by_id", "carried_from_id", "client_key", "cycle_id", "done_by_id", "done_on", "dropped_at", "due_on", "id", "member_id", "network_id", "on_behalf", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (NEW."at", NEW."by_id", NEW."carried_from_id", NEW."client_key", NEW."cycle_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."due_on", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."words"); RETURN NULL;', hash='829a32456bdeaa6f6ad9de1a0707c1d83cd76b43', operation='UPDATE', pgid='pgtrigger_update_update_5fd57', table='design_process_cycletask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='goalversion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_goalversionevent" ("agreed_at", "agreed_by_id", "aligned_to", "at", "baseline", "by_id", "by_when", "for_whom", "goal_id", "id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_kind", "plan_part", "plan_years", "proposed", "reason", "serves", "target", "what") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."aligned_to", NEW."at", NEW."baseline", NEW."by_id", NEW."by_when", NEW."for_whom", NEW."goal_id", NEW."id", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_kind", NEW."plan_part", NEW."plan_years", NEW."proposed", NEW."reason", NEW."serves", NEW."target", NEW."what"); RETURN NULL;', hash='df21d86813253102d36b447d5542afee7077f01f', operation='INSERT', pgid='pgtrigger_insert_insert_61a09', table='design_process_goalversion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='goalversion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_goalversionevent" ("agreed_at", "agreed_by_id", "aligned_to", "at", "baseline", "by_id", "by_when", "for_whom", "goal_id", "id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_kind", "plan_part", "plan_years", "proposed", "reason", "serves", "target", "what") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."aligned_to", NEW."at", NEW."baseline", NEW."by_id", NEW."by_when", NEW."for_whom", NEW."goal_id", NEW."id", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_kind", NEW."plan_part", NEW."plan_years", NEW."proposed", NEW."reason", NEW."serves", NEW."target", NEW."what"); RETURN NULL;', hash='f8909cee2ab92b28c3fe2130faed521e07f460f0', operation='UPDATE', pgid='pgtrigger_update_update_11648', table='design_process_goalversion', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='goalversion',
                constraint=models.CheckConstraint(condition=models.Q(('plan_kind__in', ['', 'lcap', 'spsa', 'site', 'strategic', 'other'])), name='goal_version_plan_known'),
            ),
            migrations.AddConstraint(
                model_name='goalversion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('aligned_to', ''), _negated=True), models.Q(('plan_kind__in', ['', 'other']), _negated=True), models.Q(('plan_kind', ''), ('plan_part', ''), ('plan_years', ''), ('serves', '')), _connector='OR'), name='goal_version_names_its_plan'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placed', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='node',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='placed_from', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='theory',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.theory'),
            ),
            migrations.AddConstraint(
                model_name='placedidea',
                constraint=models.UniqueConstraint(fields=('idea', 'theory'), name='idea_placed_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='placedidea',
                trigger=pgtrigger.compiler.Trigger(name='placed_in_its_teams_theory', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_theorynode n\n                        JOIN design_process_theory t ON t.id = n.theory_id\n                        JOIN design_process_idea i ON i.id = NEW.idea_id\n                        WHERE n.id = NEW.node_id AND n.kind = 'idea' AND t.id = NEW.theory_id\n                            AND t.member_id = NEW.member_id AND i.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'an idea is placed as a change idea of its own team', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='1a099ee85e4e7a69eaecb60a2e79344b6a043362', operation='INSERT OR UPDATE', pgid='pgtrigger_placed_in_its_teams_theory_68540', table='design_process_placedidea', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
