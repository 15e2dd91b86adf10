"""What a network stands for, in versions; who stands by it; words that were suggested."""

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
        ('network', '0002_one_network'),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='CharterVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('vision', models.TextField(blank=True)),
                ('mission', models.TextField(blank=True)),
                ('equity', models.TextField(blank=True)),
                ('core_values', models.TextField(blank=True)),
                ('norms', models.TextField(blank=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='charter_versions', to='network.network')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='CharterSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_key', models.UUIDField()),
                ('part', models.CharField(choices=[('vision', 'Vision'), ('mission', 'Mission'), ('equity', 'Equity agenda'), ('core_values', 'Core values'), ('norms', 'Norms')], max_length=12)),
                ('words', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_taken', models.BooleanField(default=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('settled_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='settled', to='network.charterversion')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CharterYes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('school_year', models.CharField(max_length=7)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='yeses', to='network.charterversion')),
            ],
            options={
                'ordering': ['person__name', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='charterversion',
            constraint=models.UniqueConstraint(fields=('network', 'number'), name='charter_version_once'),
        ),
        migrations.AddConstraint(
            model_name='charterversion',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='charter_version_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterversion',
            trigger=pgtrigger.compiler.Trigger(name='charter_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."vision" IS DISTINCT FROM (NEW."vision") OR OLD."mission" IS DISTINCT FROM (NEW."mission") OR OLD."equity" IS DISTINCT FROM (NEW."equity") OR OLD."core_values" IS DISTINCT FROM (NEW."core_values") OR OLD."norms" IS DISTINCT FROM (NEW."norms") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c196bac0b5ab31885a15d89d7bedb041bc5b71d2', operation='UPDATE', pgid='pgtrigger_charter_stays_e2349', table='network_charterversion', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='chartersuggestion',
            constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='charter_suggestion_once'),
        ),
        migrations.AddConstraint(
            model_name='chartersuggestion',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='charter_suggestion_says_something'),
        ),
        migrations.AddConstraint(
            model_name='chartersuggestion',
            constraint=models.CheckConstraint(condition=models.Q(('is_taken', False), ('settled_in__isnull', False), _connector='OR'), name='charter_taken_where'),
        ),
        migrations.AddConstraint(
            model_name='charteryes',
            constraint=models.UniqueConstraint(fields=('version', 'person', 'school_year'), name='charter_yes_once'),
        ),
        ]),
        migrations.RunPython(partial(guard, app_label="network"), migrations.RunPython.noop),
    ]
