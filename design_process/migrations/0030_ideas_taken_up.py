"""From which idea of another team a change idea was taken up."""

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
        ('design_process', '0029_project_plan'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            pgtrigger.migrations.RemoveTrigger(
                model_name='theorynode',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='theorynode',
                name='update_update',
            ),
            migrations.AddField(
                model_name='theorynode',
                name='parent',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='parent',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorynodeevent" ("client_key", "created_at", "created_by_id", "id", "kind", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "retired_why", "source", "text", "theory_id", "warrant") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."network_id", NEW."on_behalf", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."retired_why", NEW."source", NEW."text", NEW."theory_id", NEW."warrant"); RETURN NULL;', hash='973baac549ce92dd15ccbd700053153f266869a3', operation='INSERT', pgid='pgtrigger_insert_insert_05095', table='design_process_theorynode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theorynodeevent" ("client_key", "created_at", "created_by_id", "id", "kind", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "retired_why", "source", "text", "theory_id", "warrant") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."network_id", NEW."on_behalf", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."retired_why", NEW."source", NEW."text", NEW."theory_id", NEW."warrant"); RETURN NULL;', hash='9bad7328bcc0e733dc410e81e904da8a9aaf18fb', operation='UPDATE', pgid='pgtrigger_update_update_3e0e4', table='design_process_theorynode', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('kind', 'idea'), models.Q(('parent', models.F('id')), _negated=True)), _connector='OR'), name='theory_node_idea_after_another'),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
