"""Guest passes: somebody of a district that hesitates visits one meeting by link."""

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
        ('districts', '0007_commitment_pulse'),
        ('network', '0004_team_questionnaires'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='GuestPass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_key', models.UUIDField()),
                ('district_name', models.CharField(max_length=160)),
                ('name', models.CharField(max_length=80)),
                ('email', models.EmailField(max_length=254)),
                ('until', models.DateField()),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('coming', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Comes'), ('virtual', 'Joins by link'), ('no', 'Cannot come')], default='', max_length=8)),
                ('coming_at', models.DateTimeField(blank=True, null=True)),
                ('wish', models.CharField(blank=True, choices=[('join', 'Would like to join'), ('later', 'Not now')], max_length=5)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('wished_at', models.DateTimeField(blank=True, null=True)),
                ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.district')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.meeting')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
            options={
                'verbose_name_plural': 'guest passes',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='GuestPassEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('client_key', models.UUIDField()),
                ('district_name', models.CharField(max_length=160)),
                ('name', models.CharField(max_length=80)),
                ('email', models.EmailField(max_length=254)),
                ('until', models.DateField()),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('coming', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Comes'), ('virtual', 'Joins by link'), ('no', 'Cannot come')], default='', max_length=8)),
                ('coming_at', models.DateTimeField(blank=True, null=True)),
                ('wish', models.CharField(blank=True, choices=[('join', 'Would like to join'), ('later', 'Not now')], max_length=5)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('wished_at', models.DateTimeField(blank=True, null=True)),
                ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.district')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.meeting')),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='districts.guestpass')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='guestpass',
            constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='guest_pass_made_once'),
        ),
        migrations.AddConstraint(
            model_name='guestpass',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('meeting', 'email'), name='guest_pass_one_for_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='guestpass',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('coming', ''), ('coming_at', None)), models.Q(models.Q(('coming', ''), _negated=True), ('coming_at__isnull', False)), _connector='OR'), name='guest_pass_answered_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='guestpass',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_up_at', None), ('wish', ''), ('wished_at', None), ('words', '')), models.Q(models.Q(('wish', ''), _negated=True), ('wished_at__isnull', False)), _connector='OR'), name='guest_pass_wished_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guestpass',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "districts_guestpassevent" ("at", "by_id", "client_key", "coming", "coming_at", "district_id", "district_name", "email", "id", "meeting_id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "taken_up_at", "until", "wish", "wished_at", "withdrawn_at", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."coming", NEW."coming_at", NEW."district_id", NEW."district_name", NEW."email", NEW."id", NEW."meeting_id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round", NEW."taken_up_at", NEW."until", NEW."wish", NEW."wished_at", NEW."withdrawn_at", NEW."words"); RETURN NULL;', hash='995740980a40e8d3cc5039a946e102028c60980a', operation='INSERT', pgid='pgtrigger_insert_insert_666eb', table='districts_guestpass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guestpass',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "districts_guestpassevent" ("at", "by_id", "client_key", "coming", "coming_at", "district_id", "district_name", "email", "id", "meeting_id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "taken_up_at", "until", "wish", "wished_at", "withdrawn_at", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."coming", NEW."coming_at", NEW."district_id", NEW."district_name", NEW."email", NEW."id", NEW."meeting_id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round", NEW."taken_up_at", NEW."until", NEW."wish", NEW."wished_at", NEW."withdrawn_at", NEW."words"); RETURN NULL;', hash='5351017ae13b25a40a669f7bcd204bc68fe393b6', operation='UPDATE', pgid='pgtrigger_update_update_a6ba0', table='districts_guestpass', when='AFTER')),
        ),
        ]),
        migrations.RunPython(partial(guard, app_label='districts'), migrations.RunPython.noop),
    ]
