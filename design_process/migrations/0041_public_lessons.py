"""Whether anybody may read a network's public lessons without an account."""

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
        ('design_process', '0040_goals_ideas_tasks'),
        ('network', '0004_team_questionnaires'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='PublicPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
        ),
        migrations.CreateModel(
            name='PublicPageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_on', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.publicpage')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicpage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_publicpageevent" ("at", "by_id", "id", "is_on", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."is_on", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='5e3b490c063960a439661d4a7cc3f17b7beb73e5', operation='INSERT', pgid='pgtrigger_insert_insert_732ac', table='design_process_publicpage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicpage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_publicpageevent" ("at", "by_id", "id", "is_on", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."is_on", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='29404738159d8271a8017e78e3458d1af79e43fb', operation='UPDATE', pgid='pgtrigger_update_update_d2095', table='design_process_publicpage', when='AFTER')),
        ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
