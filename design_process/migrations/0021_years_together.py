"""School years printed as one, append-only as the rest of the ledger; and other ways to print, computed by a worker."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0020_groups_as_one'),
        ('network', '0002_one_network'),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='YearsTogether',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('first', models.DateField()),
                    ('years', models.PositiveSmallIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('threshold', models.PositiveSmallIntegerField()),
                    ('basis', models.JSONField(default=dict)),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='design_process.indicator')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['indicator', 'first', 'years'],
                },
            ),
            migrations.CreateModel(
                name='FigureTogether',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(max_length=40)),
                    ('figure', models.CharField(max_length=40)),
                    ('text', models.CharField(max_length=40)),
                    ('value', models.FloatField()),
                    ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                    ('reporting', models.PositiveIntegerField()),
                    ('expected', models.PositiveIntegerField()),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='network.network')),
                    ('together', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='figures', to='design_process.yearstogether')),
                ],
                options={
                    'ordering': ['together', 'group'],
                },
            ),
            migrations.CreateModel(
                name='WaysFound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('period', models.DateField()),
                    ('made_from', models.CharField(max_length=64)),
                    ('found', models.JSONField(blank=True, null=True)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['indicator', 'period'],
                    'constraints': [models.UniqueConstraint(fields=('indicator', 'period', 'made_from'), name='ways_found_once')],
                },
            ),
            migrations.AddIndex(
                model_name='yearstogether',
                index=models.Index(fields=['network', 'indicator'], name='years_together_of_network'),
            ),
            migrations.AddConstraint(
                model_name='yearstogether',
                constraint=models.UniqueConstraint(fields=('indicator', 'first', 'years'), name='years_together_once'),
            ),
            migrations.AddConstraint(
                model_name='yearstogether',
                constraint=models.CheckConstraint(condition=models.Q(('years__range', (2, 3))), name='years_together_two_or_three'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='yearstogether',
                trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d962326dc9f91afe2f511ccad6b66e89c4f3c2f8', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_19ae5', table='design_process_yearstogether', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='figuretogether',
                index=models.Index(fields=['network'], name='figure_together_of_network'),
            ),
            migrations.AddConstraint(
                model_name='figuretogether',
                constraint=models.UniqueConstraint(fields=('together', 'group'), name='figure_together_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='figuretogether',
                trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfc30c0556c8482a244bc95935157a773b00a208', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_a65c4', table='design_process_figuretogether', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
