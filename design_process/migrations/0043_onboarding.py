"""The path of each role, what was ticked on it, and who was shown around in person."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0042_not_heard'),
        ('network', '0004_team_questionnaires'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='RolePath',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', models.CharField(choices=[('facilitator', 'Facilitator'), ('driver', 'Project driver'), ('sponsor', 'Sponsor'), ('team_member', 'Design-team member')], max_length=12)),
                    ('put_off_until', models.DateField(blank=True, null=True)),
                    ('put_away_at', models.DateTimeField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('network', 'person', 'path'), name='role_path_once')],
                },
            ),
            migrations.CreateModel(
                name='ShownAround',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'shown around',
                    'ordering': ['-on', '-pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('network', 'person'), name='shown_around_once')],
                },
            ),
            migrations.CreateModel(
                name='StepTicked',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(choices=[('clock', 'Say by which clock you live'), ('minutes', 'Say how much time you have'), ('charter', 'Read what we stand for'), ('walk', 'Look at the common data'), ('lesson', 'Read one lesson'), ('log', 'Log once'), ('reply', 'Answer an invitation'), ('ask', 'Answer something you are asked'), ('invite', 'Invite somebody'), ('meeting', 'Call a meeting'), ('network', 'How a network learns'), ('people-first', 'Begin with the people'), ('voices', 'Everyone’s view counts the same'), ('data', 'What becomes of our numbers'), ('small', 'Small numbers point at children'), ('clear-the-way', 'Clear the way'), ('help', 'Help, not marks')], max_length=16)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'steps ticked',
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('network', 'person', 'step'), name='step_ticked_once')],
                },
            ),
        ]),
        migrations.RunPython(partial(guard, app_label="design_process"), migrations.RunPython.noop),
    ]
