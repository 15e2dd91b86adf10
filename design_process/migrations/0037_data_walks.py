"""Data walks: the charts they look at, and what people noticed and wondered."""

from functools import partial

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
        ('design_process', '0036_position_overrides'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0003_charter'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='DataWalk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('title', models.CharField(max_length=120)),
                    ('ends_on', models.DateField()),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-opened_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='WalkChart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('walk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='charts', to='design_process.datawalk')),
                ],
                options={
                    'ordering': ['indicator__name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='WalkEntry',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('is_named', models.BooleanField(default=False)),
                    ('kind', models.CharField(choices=[('noticing', 'Noticed'), ('wondering', 'Wondered')], max_length=10)),
                    ('words', models.CharField(max_length=500)),
                    ('client_key', models.UUIDField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('chart', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.walkchart')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.problemofpractice')),
                    ('walk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='design_process.datawalk')),
                ],
                options={
                    'verbose_name_plural': 'walk entries',
                    'ordering': ['pk'],
                },
            ),
            migrations.AddConstraint(
                model_name='datawalk',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='data_walk_once'),
            ),
            migrations.AddConstraint(
                model_name='datawalk',
                constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='data_walk_has_a_title'),
            ),
            migrations.AddConstraint(
                model_name='walkchart',
                constraint=models.UniqueConstraint(fields=('walk', 'indicator'), name='walk_chart_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='walkchart',
                trigger=pgtrigger.compiler.Trigger(name='is_of_the_whole_network', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_indicator i WHERE i.id = NEW.indicator_id AND i.member_id IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a data walk looks at common numbers', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='ac451f7ec4dcb19eb2bd5e0c5b8c7e28d8d505ed', operation='INSERT OR UPDATE', pgid='pgtrigger_is_of_the_whole_network_52c36', table='design_process_walkchart', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='walkentry',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='walk_entry_once'),
            ),
            migrations.AddConstraint(
                model_name='walkentry',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='walk_entry_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='walkentry',
                trigger=pgtrigger.compiler.Trigger(name='belongs_to_an_open_walk', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_datawalk w WHERE w.id = NEW.walk_id AND w.closed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'what was written in a closed data walk stays as it is',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    IF NEW.chart_id IS NOT NULL AND NOT EXISTS (\n                        SELECT FROM design_process_walkchart c WHERE c.id = NEW.chart_id AND c.walk_id = NEW.walk_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'the chart is of another data walk', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='412a2271cbc9100fdd8b54544918e94bc2c33105', operation='INSERT OR UPDATE OF "words", "kind", "walk_id", "chart_id", "member_id"', pgid='pgtrigger_belongs_to_an_open_walk_f14e4', table='design_process_walkentry', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
