"""Quartiles of the members' values beside the sums, and a table of the newest and the first sums of each series."""

from functools import partial

import django.db.models.deletion
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0006_predictions'),
        ('districts', '0002_one_network'),
        ('network', '0002_one_network'),
    ]

    operations = [
        AllAtOnce([
        migrations.AddField(
            model_name='rollup',
            name='lower',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='rollup',
            name='middle',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='rollup',
            name='upper',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='rollup',
            name='indicator',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='design_process.indicator'),
        ),
        migrations.AlterField(
            model_name='rollup',
            name='member',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='districts.member'),
        ),
        migrations.AlterField(
            model_name='rollup',
            name='network',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
        ),
        migrations.CreateModel(
            name='Latest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(default='all', max_length=40)),
                ('period', models.DateField()),
                ('numerator', models.FloatField()),
                ('denominator', models.FloatField(blank=True, null=True)),
                ('largest', models.FloatField(default=0)),
                ('members_reporting', models.PositiveIntegerField(default=1)),
                ('members_expected', models.PositiveIntegerField(default=1)),
                ('lower', models.FloatField(blank=True, null=True)),
                ('middle', models.FloatField(blank=True, null=True)),
                ('upper', models.FloatField(blank=True, null=True)),
                ('computed_at', models.DateTimeField()),
                ('previous_period', models.DateField(blank=True, null=True)),
                ('previous_numerator', models.FloatField(blank=True, null=True)),
                ('previous_denominator', models.FloatField(blank=True, null=True)),
                ('previous_reporting', models.PositiveIntegerField(blank=True, null=True)),
                ('baseline_period', models.DateField()),
                ('baseline_numerator', models.FloatField()),
                ('baseline_denominator', models.FloatField(blank=True, null=True)),
                ('baseline_reporting', models.PositiveIntegerField(default=1)),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='design_process.indicator')),
                ('member', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='districts.member')),
                ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
            options={
                'ordering': ['indicator', 'group', 'period'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('network', 'member', 'indicator', 'group'), name='latest_once', nulls_distinct=False)],
            },
        ),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
