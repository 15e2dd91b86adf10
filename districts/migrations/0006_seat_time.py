"""How much time a seat has for the work of its team, with what was said before."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('districts', '0005_sponsors_desk'),
        ('network', '0003_charter'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='SeatTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.PositiveSmallIntegerField()),
                ('per', models.CharField(choices=[('week', 'A week'), ('month', 'A month')], max_length=5)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='times', to='districts.seat')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 10000)), name='seat_time_believable')],
            },
        ),
        ]),
        migrations.RunPython(partial(guard, app_label='districts'), migrations.RunPython.noop),
    ]
