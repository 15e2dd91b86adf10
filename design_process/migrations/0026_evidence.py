"""Evidence with its files, quotes and interviews; insights, questions and their votes; causes and five whys."""

from functools import partial

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0025_gate_notes'),
        ('districts', '0004_own_groups'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Cause',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('category', models.CharField(blank=True, max_length=60)),
                    ('words', models.CharField(max_length=160)),
                    ('hands', models.CharField(blank=True, choices=[('yes', 'Yes, we can change it'), ('partly', 'Partly'), ('no', 'No, it is given')], max_length=6)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='causes', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sub_causes', to='design_process.cause')),
                    ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'ordering': ['created_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CauseEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('category', models.CharField(blank=True, max_length=60)),
                    ('words', models.CharField(max_length=160)),
                    ('hands', models.CharField(blank=True, choices=[('yes', 'Yes, we can change it'), ('partly', 'Partly'), ('no', 'No, it is given')], max_length=6)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.cause')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.cause')),
                    ('problem', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Evidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('kind', models.CharField(choices=[('student_survey', 'Student survey'), ('teacher_survey', 'Teacher survey'), ('interview', 'Empathy interview'), ('achievement', 'Achievement'), ('attendance', 'Attendance'), ('behaviour', 'Behaviour'), ('observation', 'Classroom observation'), ('literature', 'Literature'), ('expert', 'Expert')], max_length=16)),
                    ('title', models.CharField(max_length=120)),
                    ('says', models.TextField()),
                    ('heard', models.CharField(blank=True, choices=[('teacher', 'Teacher'), ('principal', 'Principal'), ('central_office', 'Central office'), ('counsellor', 'Counsellor'), ('special_education', 'Special education'), ('support_staff', 'Support staff'), ('student', 'Student'), ('family', 'Family'), ('community', 'Community'), ('superintendent', 'Superintendent')], max_length=20)),
                    ('about', models.CharField(blank=True, max_length=120)),
                    ('n', models.PositiveIntegerField(blank=True, null=True)),
                    ('period', models.CharField(blank=True, max_length=60)),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('collected_by', models.CharField(blank=True, max_length=120)),
                    ('link', models.URLField(blank=True, max_length=400)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                    ('shared_with', models.ManyToManyField(blank=True, related_name='+', to='districts.member')),
                ],
                options={
                    'verbose_name_plural': 'evidence',
                    'ordering': ['kind', '-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='CauseEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cause', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.cause')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.evidence')),
                ],
            ),
            migrations.AddField(
                model_name='cause',
                name='evidence',
                field=models.ManyToManyField(related_name='causes', through='design_process.CauseEvidence', to='design_process.evidence'),
            ),
            migrations.CreateModel(
                name='Attachment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('pdf', 'PDF'), ('png', 'PNG'), ('jpg', 'JPEG'), ('webp', 'WEBP'), ('csv', 'CSV'), ('txt', 'TEXT')], max_length=8)),
                    ('content', models.BinaryField()),
                    ('size', models.PositiveIntegerField()),
                    ('digest', models.BinaryField(max_length=32)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='design_process.evidence')),
                ],
                options={
                    'ordering': ['evidence', 'place'],
                },
            ),
            migrations.CreateModel(
                name='EvidenceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('kind', models.CharField(choices=[('student_survey', 'Student survey'), ('teacher_survey', 'Teacher survey'), ('interview', 'Empathy interview'), ('achievement', 'Achievement'), ('attendance', 'Attendance'), ('behaviour', 'Behaviour'), ('observation', 'Classroom observation'), ('literature', 'Literature'), ('expert', 'Expert')], max_length=16)),
                    ('title', models.CharField(max_length=120)),
                    ('says', models.TextField()),
                    ('heard', models.CharField(blank=True, choices=[('teacher', 'Teacher'), ('principal', 'Principal'), ('central_office', 'Central office'), ('counsellor', 'Counsellor'), ('special_education', 'Special education'), ('support_staff', 'Support staff'), ('student', 'Student'), ('family', 'Family'), ('community', 'Community'), ('superintendent', 'Superintendent')], max_length=20)),
                    ('about', models.CharField(blank=True, max_length=120)),
                    ('n', models.PositiveIntegerField(blank=True, null=True)),
                    ('period', models.CharField(blank=True, max_length=60)),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('collected_by', models.CharField(blank=True, max_length=120)),
                    ('link', models.URLField(blank=True, max_length=400)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.evidence')),
                    ('problem', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EvidenceShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('evidence', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.evidence')),
                    ('member', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='HowMightWe',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.CharField(max_length=300)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='how_might_we', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'ordering': ['created_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Insight',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('learned', models.CharField(max_length=300)),
                    ('because', models.TextField()),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='insights', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                    ('shared_with', models.ManyToManyField(blank=True, related_name='+', to='districts.member')),
                ],
                options={
                    'ordering': ['-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='InsightEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('learned', models.CharField(max_length=300)),
                    ('because', models.TextField()),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.insight')),
                    ('problem', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='InsightEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.evidence')),
                    ('insight', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.insight')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
            ),
            migrations.AddField(
                model_name='insight',
                name='evidence',
                field=models.ManyToManyField(related_name='insights', through='design_process.InsightEvidence', to='design_process.evidence'),
            ),
            migrations.CreateModel(
                name='InsightShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('insight', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.insight')),
                    ('member', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Interview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('heard', models.CharField(choices=[('teacher', 'Teacher'), ('principal', 'Principal'), ('central_office', 'Central office'), ('counsellor', 'Counsellor'), ('special_education', 'Special education'), ('support_staff', 'Support staff'), ('student', 'Student'), ('family', 'Family'), ('community', 'Community'), ('superintendent', 'Superintendent')], max_length=20)),
                    ('prompts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                    ('consent_at', models.DateTimeField()),
                    ('needs', models.TextField(blank=True)),
                    ('surprises', models.TextField(blank=True)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('client_key', models.UUIDField()),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('evidence', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='interview', to='design_process.evidence')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interviews', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'ordering': ['-consent_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='PromptList',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('prompts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('problem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.problemofpractice')),
                ],
            ),
            migrations.CreateModel(
                name='PromptListEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('prompts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.promptlist')),
                    ('problem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='QuestionInsight',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('insight', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.insight')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.howmightwe')),
                ],
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='insights',
                field=models.ManyToManyField(related_name='questions', through='design_process.QuestionInsight', to='design_process.insight'),
            ),
            migrations.CreateModel(
                name='Quote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said', models.TextField()),
                    ('client_key', models.UUIDField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='design_process.evidence')),
                    ('interview', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='design_process.interview')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='InsightQuote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('insight', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.insight')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('quote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.quote')),
                ],
            ),
            migrations.AddField(
                model_name='insight',
                name='quotes',
                field=models.ManyToManyField(related_name='insights', through='design_process.InsightQuote', to='design_process.quote'),
            ),
            migrations.CreateModel(
                name='Voting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='design_process.howmightwe')),
                    ('voting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='design_process.voting')),
                ],
            ),
            migrations.CreateModel(
                name='HowMightWeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('question', models.CharField(max_length=300)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.howmightwe')),
                    ('problem', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice')),
                    ('voting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.voting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='voting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='design_process.voting'),
            ),
            migrations.CreateModel(
                name='Why',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('answer', models.CharField(max_length=200)),
                    ('cause', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='whys', to='design_process.cause')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['cause', 'number'],
                },
            ),
            migrations.CreateModel(
                name='WhyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('answer', models.CharField(max_length=200)),
                    ('cause', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.cause')),
                    ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member')),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.why')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddIndex(
                model_name='evidence',
                index=models.Index(fields=['member', 'problem', 'kind'], name='evidence_of_member'),
            ),
            migrations.AddConstraint(
                model_name='evidence',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='evidence_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='evidence',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('says', ''), _negated=True)), name='evidence_says_something'),
            ),
            migrations.AddConstraint(
                model_name='evidence',
                constraint=models.CheckConstraint(condition=models.Q(('n', None), ('n__gte', 1), _connector='OR'), name='evidence_of_somebody'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidence',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_evidenceevent" ("about", "client_key", "collected_by", "created_at", "created_by_id", "heard", "id", "kind", "link", "member_id", "n", "network_id", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "says", "source", "title", "visibility") VALUES (NEW."about", NEW."client_key", NEW."collected_by", NEW."created_at", NEW."created_by_id", NEW."heard", NEW."id", NEW."kind", NEW."link", NEW."member_id", NEW."n", NEW."network_id", NEW."on_behalf", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."says", NEW."source", NEW."title", NEW."visibility"); RETURN NULL;', hash='bb2f51672df3bde76d53029a08133be4b1a17902', operation='INSERT', pgid='pgtrigger_insert_insert_794c7', table='design_process_evidence', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidence',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_evidenceevent" ("about", "client_key", "collected_by", "created_at", "created_by_id", "heard", "id", "kind", "link", "member_id", "n", "network_id", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "says", "source", "title", "visibility") VALUES (NEW."about", NEW."client_key", NEW."collected_by", NEW."created_at", NEW."created_by_id", NEW."heard", NEW."id", NEW."kind", NEW."link", NEW."member_id", NEW."n", NEW."network_id", NEW."on_behalf", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."says", NEW."source", NEW."title", NEW."visibility"); RETURN NULL;', hash='3dca41ddba7ce49f9b753b919ff43e114cd6e632', operation='UPDATE', pgid='pgtrigger_update_update_87045', table='design_process_evidence', when='AFTER')),
            ),
            migrations.CreateModel(
                name='EvidenceShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.evidence_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='causeevidence',
                constraint=models.UniqueConstraint(fields=('cause', 'evidence'), name='cause_evidence_once'),
            ),
            migrations.AddConstraint(
                model_name='cause',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='cause_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='cause',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cause_says_something'),
            ),
            migrations.AddConstraint(
                model_name='cause',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent', None), models.Q(('category', ''), _negated=True)), models.Q(('category', ''), ('parent__isnull', False)), _connector='OR'), name='cause_in_a_category_or_under_a_cause'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cause',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_causeevent" ("category", "client_key", "created_at", "created_by_id", "hands", "id", "member_id", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "words") VALUES (NEW."category", NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."hands", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."words"); RETURN NULL;', hash='3611f7af85b90fb54926bade18b760aadde1b2ee', operation='INSERT', pgid='pgtrigger_insert_insert_689ce', table='design_process_cause', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cause',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_causeevent" ("category", "client_key", "created_at", "created_by_id", "hands", "id", "member_id", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "words") VALUES (NEW."category", NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."hands", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."words"); RETURN NULL;', hash='3dd4c6651c75978973e96f44ebb84ad44a22bf08', operation='UPDATE', pgid='pgtrigger_update_update_d603c', table='design_process_cause', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cause',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_causeevent" ("category", "client_key", "created_at", "created_by_id", "hands", "id", "member_id", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "words") VALUES (OLD."category", OLD."client_key", OLD."created_at", OLD."created_by_id", OLD."hands", OLD."id", OLD."member_id", OLD."network_id", OLD."on_behalf", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."problem_id", OLD."words"); RETURN NULL;', hash='2bfc2836e3e87682d0cc290c4e326de10313673a', operation='DELETE', pgid='pgtrigger_delete_delete_d0979', table='design_process_cause', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='attachment',
                constraint=models.UniqueConstraint(fields=('evidence', 'digest'), name='attachment_once'),
            ),
            migrations.AddConstraint(
                model_name='attachment',
                constraint=models.UniqueConstraint(fields=('evidence', 'place'), name='attachment_place_once'),
            ),
            migrations.AddConstraint(
                model_name='attachment',
                constraint=models.CheckConstraint(condition=models.Q(('place__gte', 1), ('place__lte', 10)), name='attachments_at_most_ten'),
            ),
            migrations.CreateModel(
                name='InsightShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.insight_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='insightevidence',
                constraint=models.UniqueConstraint(fields=('insight', 'evidence'), name='insight_evidence_once'),
            ),
            migrations.AddConstraint(
                model_name='interview',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='interview_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='interview',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('evidence', None), ('finished_at', None)), models.Q(('evidence__isnull', False), ('finished_at__isnull', False)), _connector='OR'), name='interview_finished_as_evidence'),
            ),
            migrations.AddConstraint(
                model_name='interview',
                constraint=models.CheckConstraint(condition=models.Q(('heard', ''), _negated=True), name='interview_with_a_group'),
            ),
            migrations.AddConstraint(
                model_name='promptlist',
                constraint=models.UniqueConstraint(fields=('member', 'problem'), name='prompt_list_once'),
            ),
            migrations.AddConstraint(
                model_name='promptlist',
                constraint=models.CheckConstraint(condition=models.Q(('prompts__len__gte', 4), ('prompts__len__lte', 8)), name='prompts_four_to_eight'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='promptlist',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_promptlistevent" ("at", "by_id", "id", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "prompts") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."prompts"); RETURN NULL;', hash='f44978a468e7fb9b414e84fb50bc8924c3c1aadc', operation='INSERT', pgid='pgtrigger_insert_insert_e90ff', table='design_process_promptlist', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='promptlist',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_promptlistevent" ("at", "by_id", "id", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "prompts") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."prompts"); RETURN NULL;', hash='f73dded9dc8986bbccbd558d405c71d249b0082a', operation='UPDATE', pgid='pgtrigger_update_update_80241', table='design_process_promptlist', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='questioninsight',
                constraint=models.UniqueConstraint(fields=('question', 'insight'), name='question_insight_once'),
            ),
            migrations.AddConstraint(
                model_name='quote',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='quote_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='quote',
                constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='quote_says_something'),
            ),
            migrations.AddConstraint(
                model_name='quote',
                constraint=models.CheckConstraint(condition=models.Q(('interview__isnull', False), ('evidence__isnull', False), _connector='OR'), name='quote_of_something'),
            ),
            migrations.AddConstraint(
                model_name='insightquote',
                constraint=models.UniqueConstraint(fields=('insight', 'quote'), name='insight_quote_once'),
            ),
            migrations.AddConstraint(
                model_name='insight',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='insight_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='insight',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('learned', ''), _negated=True), models.Q(('because', ''), _negated=True)), name='insight_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='insight',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_insightevent" ("because", "client_key", "created_at", "created_by_id", "id", "learned", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "visibility") VALUES (NEW."because", NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."learned", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."visibility"); RETURN NULL;', hash='1c855b6839a93ed7263573aa1852717b9d8d2d52', operation='INSERT', pgid='pgtrigger_insert_insert_8fb60', table='design_process_insight', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='insight',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_insightevent" ("because", "client_key", "created_at", "created_by_id", "id", "learned", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "visibility") VALUES (NEW."because", NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."learned", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."visibility"); RETURN NULL;', hash='5d39fe01e53d472f421a7cdd989fa3431eacae0f', operation='UPDATE', pgid='pgtrigger_update_update_45420', table='design_process_insight', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='voting',
                constraint=models.UniqueConstraint(fields=('member', 'number'), name='voting_number_once'),
            ),
            migrations.AddConstraint(
                model_name='voting',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('member',), name='voting_one_open'),
            ),
            migrations.AddConstraint(
                model_name='vote',
                constraint=models.UniqueConstraint(fields=('voting', 'by'), name='vote_once'),
            ),
            migrations.AddConstraint(
                model_name='howmightwe',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='question_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='howmightwe',
                constraint=models.UniqueConstraint(fields=('member', 'question'), name='question_asked_once'),
            ),
            migrations.AddConstraint(
                model_name='howmightwe',
                constraint=models.CheckConstraint(condition=models.Q(('question', ''), _negated=True), name='question_asks_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='howmightwe',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_howmightweevent" ("client_key", "created_at", "created_by_id", "id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "question", "voting_id") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."question", NEW."voting_id"); RETURN NULL;', hash='17878c8c46495d728f20710aeb5c23b87297a45d', operation='INSERT', pgid='pgtrigger_insert_insert_5d11c', table='design_process_howmightwe', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='howmightwe',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_howmightweevent" ("client_key", "created_at", "created_by_id", "id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "question", "voting_id") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."question", NEW."voting_id"); RETURN NULL;', hash='94f5cb4920dfb14388bbee1b82d0eb1093f33583', operation='UPDATE', pgid='pgtrigger_update_update_cba51', table='design_process_howmightwe', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='why',
                constraint=models.UniqueConstraint(fields=('cause', 'number'), name='why_once'),
            ),
            migrations.AddConstraint(
                model_name='why',
                constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 5), models.Q(('answer', ''), _negated=True)), name='why_of_five'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='why',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_whyevent" ("answer", "cause_id", "id", "member_id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."answer", NEW."cause_id", NEW."id", NEW."member_id", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='a961c904d16356f30ca693bd933bd55916c2e65e', operation='INSERT', pgid='pgtrigger_insert_insert_4d2cb', table='design_process_why', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='why',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_whyevent" ("answer", "cause_id", "id", "member_id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."answer", NEW."cause_id", NEW."id", NEW."member_id", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='d4303db4882e13290333e8b84fa096cb935c85ac', operation='UPDATE', pgid='pgtrigger_update_update_854b1', table='design_process_why', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='why',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_whyevent" ("answer", "cause_id", "id", "member_id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."answer", OLD."cause_id", OLD."id", OLD."member_id", OLD."network_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='a4ae8ebf02ac8da63006264ea90644ed3a2512c0', operation='DELETE', pgid='pgtrigger_delete_delete_105a1', table='design_process_why', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidenceshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_evidenceshareevent" ("evidence_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."evidence_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='09ae81928599d8323469f174d9e64987a1e3b1cb', operation='INSERT', pgid='pgtrigger_insert_insert_1147a', table='design_process_evidence_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidenceshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_evidenceshareevent" ("evidence_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."evidence_id", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='bca6f2734632ab579e9b85c89424846de89c2967', operation='DELETE', pgid='pgtrigger_delete_delete_f2bb2', table='design_process_evidence_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='insightshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_insightshareevent" ("id", "insight_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."insight_id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='4e5d7d7f1462fb0dc190e9296444e362f4102da5', operation='INSERT', pgid='pgtrigger_insert_insert_2573f', table='design_process_insight_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='insightshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_insightshareevent" ("id", "insight_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."insight_id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='79ef508638961920163af72564567f4f34898979', operation='DELETE', pgid='pgtrigger_delete_delete_2828b', table='design_process_insight_shared_with', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
