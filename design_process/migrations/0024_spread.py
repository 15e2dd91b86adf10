"""What a team changed in a card it took up, and what another district needs to know before it tries."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0023_one_minute_log'),
    ]

    operations = [
        AllAtOnce([
            pgtrigger.migrations.RemoveTrigger(
                model_name='prototype',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='prototype',
                name='update_update',
            ),
            migrations.AddField(
                model_name='prototype',
                name='adapted',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='prototype',
                name='conditions',
                field=models.TextField(blank=True),
            ),
            migrations.AddField(
                model_name='prototype',
                name='minutes',
                field=models.PositiveSmallIntegerField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='prototype',
                name='money',
                field=models.CharField(blank=True, max_length=120),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='adapted',
                field=models.CharField(blank=True, max_length=300),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='conditions',
                field=models.TextField(blank=True),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='minutes',
                field=models.PositiveSmallIntegerField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='money',
                field=models.CharField(blank=True, max_length=120),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "conditions", "created_at", "created_by_id", "how_tested", "id", "involved", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."how_tested", NEW."id", NEW."involved", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='b3f817da5383eb7394de26a6df87d75d941871e7', operation='INSERT', pgid='pgtrigger_insert_insert_e4be9', table='design_process_prototype', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "conditions", "created_at", "created_by_id", "how_tested", "id", "involved", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."how_tested", NEW."id", NEW."involved", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='190494ad44c9266d63304c56db3997987176ef26', operation='UPDATE', pgid='pgtrigger_update_update_0c64c', table='design_process_prototype', when='AFTER')),
            ),
        ]),
    ]
