"""The one-minute log: one question to one person about a test cycle, and what they answered."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0022_lessons'),
        ('districts', '0004_own_groups'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Ask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('week', models.DateField()),
                    ('kind', models.CharField(choices=[('start', 'Did it start?'), ('run', 'What happened this week?'), ('study', 'What did not work?'), ('prediction', 'Did it hold?'), ('act', 'What do you decide?')], max_length=12)),
                    ('words', models.CharField(max_length=400)),
                    ('period', models.DateField(blank=True, null=True)),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('expires_at', models.DateTimeField()),
                    ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='design_process.testcycle')),
                    ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('prediction', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.prediction')),
                ],
                options={
                    'ordering': ['-asked_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('sent', models.CharField(max_length=64)),
                    ('said', models.JSONField(default=dict)),
                    ('way', models.CharField(choices=[('link', 'by the link of a letter'), ('reply', 'by reply to the letter'), ('page', 'on the page')], max_length=5)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('log', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.log')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='design_process.ask')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.AddConstraint(
                model_name='ask',
                constraint=models.UniqueConstraint(fields=('network', 'cycle', 'person', 'week', 'kind', 'prediction'), name='asked_once_a_week', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='ask',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('indicator', None), ('period', None)), models.Q(('indicator__isnull', False), ('period__isnull', False)), _connector='OR'), name='ask_number_of_a_period'),
            ),
            migrations.AddConstraint(
                model_name='answer',
                constraint=models.UniqueConstraint(fields=('network', 'ask', 'client_key', 'sent'), name='answer_sent_once'),
            ),
            migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
