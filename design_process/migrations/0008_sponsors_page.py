from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0007_latest'),
        ('districts', '0002_one_network'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='GoalNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chosen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('chosen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('goal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.goal')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
            ],
            options={
                'ordering': ['goal'],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('looked_at', models.DateTimeField()),
                ('seen', models.JSONField()),
                ('before_at', models.DateTimeField(blank=True, null=True)),
                ('before', models.JSONField(blank=True, null=True)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-looked_at'],
                'constraints': [models.UniqueConstraint(fields=('network', 'member', 'person'), name='look_once'), models.CheckConstraint(condition=models.Q(models.Q(('before__isnull', True), ('before_at', None)), models.Q(('before__isnull', False), ('before_at__isnull', False)), _connector='OR'), name='look_before_has_a_moment')],
            },
        ),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
