"""Answers by reply to the letter of a question."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0038_problem_ratings'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0004_team_questionnaires'),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='MailReply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('message_key', models.CharField(max_length=64)),
                    ('outcome', models.CharField(choices=[('kept', 'is in its place'), ('waits', 'waits for your yes'), ('late', 'came too late')], max_length=5)),
                    ('words', models.TextField(blank=True)),
                    ('remarks', models.JSONField(default=list)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.answer')),
                    ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='design_process.ask')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('network', 'ask', 'message_key'), name='mail_reply_once'), models.CheckConstraint(condition=models.Q(('answer', None), ('outcome', 'kept'), _connector='OR'), name='mail_reply_answer_only_when_kept')],
                },
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
