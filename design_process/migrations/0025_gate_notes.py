"""What was said of the gates of pre-work."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0024_spread'),
        ('districts', '0004_own_groups'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='GateNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gate', models.CharField(choices=[('sponsor', 'A sponsor'), ('driver', 'A project driver'), ('team', 'A design team'), ('joined', 'Everyone has joined'), ('data', 'Common data looked at'), ('problem', 'A problem of practice'), ('goal', 'A SMART goal'), ('plan', 'A project plan')], max_length=8)),
                    ('passed', models.BooleanField()),
                    ('words', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gate_notes', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('network', 'member', 'gate', 'passed'), name='gate_note_once'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='gate_note_says_why'), models.CheckConstraint(condition=models.Q(('passed', True), ('gate', 'data'), _connector='OR'), name='gate_note_of_data')],
                },
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
