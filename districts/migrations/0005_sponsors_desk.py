"""The sponsor's desk: who answered as sponsor, barriers opened again, and joint briefs of several districts."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard

# Who answered before it was noted is taken for the sponsor where they hold, or held, that seat in the district.
ANSWERED_BEFORE = """
UPDATE districts_barrieranswer a SET from_sponsor = true
FROM districts_barrier b
WHERE b.id = a.barrier_id AND EXISTS (
    SELECT FROM districts_seat s JOIN network_rolegrant g ON g.id = s.grant_id
    WHERE s.member_id = b.member_id AND g.role = 'sponsor' AND g.person_id = a.by_id)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('districts', '0004_own_groups'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='BriefAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_key', models.UUIDField()),
                ('kind', models.CharField(choices=[('removed', 'It is removed'), ('promised', 'We will do it by a day'), ('cannot', 'It cannot be removed')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=1000)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='BriefPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_named', models.BooleanField(default=False)),
                ('is_over', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['member__district__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='JointBrief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_key', models.UUIDField()),
                ('level', models.CharField(choices=[('county', 'The county'), ('state', 'The state')], default='county', max_length=8)),
                ('title', models.CharField(max_length=120)),
                ('what', models.TextField()),
                ('seen', models.TextField(blank=True)),
                ('ask', models.TextField()),
                ('contact_name', models.CharField(max_length=120)),
                ('contact_office', models.CharField(blank=True, max_length=120)),
                ('contact_email', models.EmailField(max_length=254)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('sent', 'Waiting for an answer'), ('promised', 'Promised'), ('removed', 'Removed'), ('cannot', 'Cannot be removed')], default='draft', max_length=10)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('round', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='barrieranswer',
            options={'ordering': ['at', 'pk']},
        ),
        migrations.RemoveConstraint(
            model_name='barrieranswer',
            name='barrier_refusal_has_a_reason',
        ),
        migrations.AddField(
            model_name='barrieranswer',
            name='from_sponsor',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='barrieranswer',
            name='kind',
            field=models.CharField(choices=[('removed', 'Removed'), ('promised', 'Will do by'), ('cannot', 'Cannot, because'), ('escalated', 'Passed on'), ('reopened', 'In the way after all')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='barrieranswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['cannot', 'escalated', 'reopened']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='barrier_refusal_has_a_reason'),
        ),
        migrations.AddField(
            model_name='briefanswer',
            name='network',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
        ),
        migrations.AddField(
            model_name='briefpart',
            name='barrier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='districts.barrier'),
        ),
        migrations.AddField(
            model_name='briefpart',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
        ),
        migrations.AddField(
            model_name='briefpart',
            name='network',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
        ),
        migrations.AddField(
            model_name='jointbrief',
            name='created_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='jointbrief',
            name='network',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
        ),
        migrations.AddField(
            model_name='briefpart',
            name='brief',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='districts.jointbrief'),
        ),
        migrations.AddField(
            model_name='briefanswer',
            name='brief',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='districts.jointbrief'),
        ),
        migrations.AddConstraint(
            model_name='jointbrief',
            constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='joint_brief_made_once'),
        ),
        migrations.AddConstraint(
            model_name='jointbrief',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('sent_at__isnull', False)), _connector='OR'), name='joint_brief_sent_or_draft'),
        ),
        migrations.AddConstraint(
            model_name='jointbrief',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'promised'), _negated=True), ('due_on__isnull', False), _connector='OR'), name='joint_brief_promise_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='briefpart',
            constraint=models.UniqueConstraint(fields=('brief', 'barrier'), name='brief_part_once'),
        ),
        migrations.AddConstraint(
            model_name='briefpart',
            constraint=models.UniqueConstraint(condition=models.Q(('is_over', False)), fields=('barrier',), name='brief_part_of_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='briefanswer',
            constraint=models.UniqueConstraint(fields=('brief', 'client_key'), name='brief_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='briefanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'promised'), _negated=True), ('due_on__isnull', False), _connector='OR'), name='brief_promise_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='briefanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'cannot'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='brief_refusal_has_a_reason'),
        ),
        ]),
        migrations.RunSQL(ANSWERED_BEFORE, migrations.RunSQL.noop),
        migrations.RunPython(partial(guard, app_label="districts"), migrations.RunPython.noop),
    ]
