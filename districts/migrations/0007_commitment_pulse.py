"""The commitment pulse: one question to each sponsor and driver, by the date on which it was asked."""

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
        ('districts', '0006_seat_time'),
        ('network', '0004_team_questionnaires'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='CommitmentPulse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('sponsor', 'Sponsor'), ('driver', 'Project driver')], max_length=16)),
                ('asked_on', models.DateField()),
                ('answer', models.CharField(blank=True, choices=[('in', 'Yes, we are in'), ('but', 'Yes, but something has to change'), ('pause', 'We need to pause'), ('leave', 'We want to leave')], max_length=8)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pulses', to='districts.member')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_on', '-role', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CommitmentPulseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('sponsor', 'Sponsor'), ('driver', 'Project driver')], max_length=16)),
                ('asked_on', models.DateField()),
                ('answer', models.CharField(blank=True, choices=[('in', 'Yes, we are in'), ('but', 'Yes, but something has to change'), ('pause', 'We need to pause'), ('leave', 'We want to leave')], max_length=8)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='districts.commitmentpulse')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='commitmentpulse',
            constraint=models.UniqueConstraint(fields=('member', 'asked_on', 'person'), name='pulse_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='commitmentpulse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='pulse_answered_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='commitmentpulse',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'in']), models.Q(('words', ''), _negated=True), _connector='OR'), name='pulse_change_has_a_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitmentpulse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "districts_commitmentpulseevent" ("answer", "answered_at", "asked_on", "at", "id", "member_id", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "words") VALUES (NEW."answer", NEW."answered_at", NEW."asked_on", NEW."at", NEW."id", NEW."member_id", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."words"); RETURN NULL;', hash='56fa2c3c05018c697b5af83b4db6cedc3e8466c2', operation='INSERT', pgid='pgtrigger_insert_insert_f1a87', table='districts_commitmentpulse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitmentpulse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "districts_commitmentpulseevent" ("answer", "answered_at", "asked_on", "at", "id", "member_id", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "words") VALUES (NEW."answer", NEW."answered_at", NEW."asked_on", NEW."at", NEW."id", NEW."member_id", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."words"); RETURN NULL;', hash='1701345942ba9149bccde26614f6cb8567a2b9a4', operation='UPDATE', pgid='pgtrigger_update_update_c77e1', table='districts_commitmentpulse', when='AFTER')),
        ),
        ]),
        migrations.RunPython(partial(guard, app_label="districts"), migrations.RunPython.noop),
    ]
