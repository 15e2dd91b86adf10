"""What was printed of a network's numbers: printings, the ledger, and the figures that stand."""

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
        ('design_process', '0015_chart_marks'),
        ('districts', '0003_agreements'),
        ('network', '0002_one_network'),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='Printing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.DateField()),
                ('number', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('threshold', models.PositiveSmallIntegerField()),
                ('basis', models.JSONField(default=list)),
                ('small', models.JSONField(default=list)),
                ('partners', models.JSONField(default=list)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.indicator')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
            options={
                'ordering': ['indicator', 'period', 'number'],
                'indexes': [models.Index(fields=['network', 'period'], name='printing_partition')],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'period', 'number'), name='printing_once')],
            },
        ),
        migrations.CreateModel(
            name='PrintedNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell', models.CharField(max_length=80)),
                ('value', models.CharField(max_length=40)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='network.network')),
                ('printing', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='numbers', to='design_process.printing')),
            ],
            options={
                'ordering': ['printing', 'cell'],
                'constraints': [models.UniqueConstraint(fields=('printing', 'cell'), name='printed_number_once')],
            },
        ),
        migrations.CreateModel(
            name='PrintedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(default='all', max_length=40)),
                ('period', models.DateField()),
                ('text', models.CharField(max_length=40)),
                ('value', models.FloatField(blank=True, null=True)),
                ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                ('reporting', models.PositiveIntegerField(default=1)),
                ('expected', models.PositiveIntegerField(default=1)),
                ('printed_at', models.DateTimeField()),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
            options={
                'ordering': ['indicator', 'group', 'period'],
                'indexes': [models.Index(fields=['network', 'member'], name='printed_figure_of_network')],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'member', 'group', 'period'), name='printed_figure_once', nulls_distinct=False)],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='printednumber',
            trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='89ec06289d4342c7c2a33d8a12aadd0e637900c7', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_462ff', table='design_process_printednumber', when='BEFORE')),
        ),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
