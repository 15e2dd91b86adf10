"""Sets of networks, who is in them, and what they add up to."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0009_number_files'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='NetworkSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SetPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('left_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places_in_sets', to='network.network')),
                ('network_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='design_process.networkset')),
            ],
            options={
                'ordering': ['network_set__name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('network', 'network_set'), name='place_in_set_once')],
            },
        ),
        migrations.CreateModel(
            name='SetRollup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('unit', models.CharField(choices=[('share', 'Share of pupils (%)'), ('count', 'Count'), ('rate', 'Events per 100 pupils'), ('mean', 'Average score')], max_length=8)),
                ('frequency', models.CharField(choices=[('week', 'Every week'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every school year')], max_length=8)),
                ('group', models.CharField(max_length=40)),
                ('period', models.DateField()),
                ('label', models.CharField(max_length=120)),
                ('numerator', models.FloatField()),
                ('denominator', models.FloatField(null=True)),
                ('largest', models.FloatField()),
                ('networks_reporting', models.PositiveIntegerField()),
                ('networks_agreed', models.PositiveIntegerField()),
                ('members_reporting', models.PositiveIntegerField()),
                ('members_expected', models.PositiveIntegerField()),
                ('wordings', models.PositiveIntegerField()),
                ('lower', models.FloatField()),
                ('middle', models.FloatField()),
                ('upper', models.FloatField()),
                ('computed_at', models.DateTimeField()),
                ('network_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rollups', to='design_process.networkset')),
            ],
            options={
                'ordering': ['key', 'group', 'period'],
                'indexes': [models.Index(fields=['network_set', 'period'], name='set_rollup_partition')],
                'constraints': [models.UniqueConstraint(fields=('network_set', 'key', 'unit', 'frequency', 'group', 'period'), name='set_rollup_once')],
            },
        ),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
