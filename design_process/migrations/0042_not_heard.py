"""What somebody writes in private because they were not heard, who reads it, and what was said after."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
import network.lib.random_keys
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0041_public_lessons'),
        ('districts', '0007_commitment_pulse'),
        ('network', '0004_team_questionnaires'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='NotHeard',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('what', models.TextField(blank=True)),
                    ('wish', models.CharField(blank=True, choices=[('know', 'Just know it'), ('talk', 'Please talk with me'), ('raise', 'Raise it without my name')], max_length=5)),
                    ('client_key', models.UUIDField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('looked_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.meeting')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.idearound')),
                    ('writer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'not heard',
                    'ordering': ['-said_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='NotHeardReader',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readers', to='design_process.notheard')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['person__name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='NotHeardWord',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('words', models.TextField()),
                    ('closes', models.BooleanField(default=False)),
                    ('client_key', models.UUIDField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='said', to='design_process.notheard')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.AddConstraint(
                model_name='notheard',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='not_heard_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='notheard',
                constraint=models.CheckConstraint(condition=models.Q(('round', None), ('meeting', None), _connector='OR'), name='not_heard_about_one_thing'),
            ),
            migrations.AddConstraint(
                model_name='notheard',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at', None), models.Q(('what', ''), _negated=True), models.Q(('wish', ''), _negated=True)), models.Q(('meeting', None), ('round', None), ('taken_back_at__isnull', False), ('what', ''), ('wish', '')), _connector='OR'), name='not_heard_says_something_or_nothing'),
            ),
            migrations.AddConstraint(
                model_name='notheardreader',
                constraint=models.UniqueConstraint(fields=('note', 'person'), name='not_heard_reader_once'),
            ),
            migrations.AddConstraint(
                model_name='notheardword',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='not_heard_word_once'),
            ),
            migrations.AddConstraint(
                model_name='notheardword',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='not_heard_word_says_something'),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label="design_process"), migrations.RunPython.noop),
    ]
