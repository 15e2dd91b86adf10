"""The tables as they were when the migrations before it, all from before the first release, were made one."""

from functools import partial

from django.conf import settings
from django.db import migrations, models
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard
import design_process.lessons.models
import design_process.sharing.models
import network.lib.random_keys


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('design_process', '0001_initial'),
        ('design_process', '0002_one_network'),
        ('design_process', '0003_measurement_plan'),
        ('design_process', '0004_plan_versions'),
        ('design_process', '0005_lighter_measurements'),
        ('design_process', '0006_predictions'),
        ('design_process', '0007_latest'),
        ('design_process', '0008_sponsors_page'),
        ('design_process', '0009_number_files'),
        ('design_process', '0010_network_sets'),
        ('design_process', '0011_snapshots'),
        ('design_process', '0012_rollups_of_networks'),
        ('design_process', '0013_rollups_by_period'),
        ('design_process', '0014_compare_later'),
        ('design_process', '0015_chart_marks'),
        ('design_process', '0016_publication'),
        ('design_process', '0017_chart_events'),
        ('design_process', '0018_set_printing'),
        ('design_process', '0019_withdrawal'),
        ('design_process', '0020_groups_as_one'),
        ('design_process', '0021_years_together'),
        ('design_process', '0022_lessons'),
        ('design_process', '0023_one_minute_log'),
        ('design_process', '0024_spread'),
        ('design_process', '0025_gate_notes'),
        ('design_process', '0026_evidence'),
        ('design_process', '0027_theory'),
        ('design_process', '0028_theory_rests_on'),
        ('design_process', '0029_project_plan'),
        ('design_process', '0030_ideas_taken_up'),
        ('design_process', '0031_ideas'),
        ('design_process', '0032_full_plan'),
        ('design_process', '0033_surveys'),
        ('design_process', '0034_stakeholder_groups'),
        ('design_process', '0035_celebrations'),
        ('design_process', '0036_position_overrides'),
        ('design_process', '0037_data_walks'),
        ('design_process', '0038_problem_ratings'),
        ('design_process', '0039_mail_replies'),
        ('design_process', '0040_goals_ideas_tasks'),
        ('design_process', '0041_public_lessons'),
        ('design_process', '0042_not_heard'),
        ('design_process', '0043_onboarding'),
        ('design_process', '0044_last_days'),
    ]

    dependencies = [
        ('districts', '0001_squashed_0008_guest_passes'),
        ('network', '0001_squashed_0004_team_questionnaires'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Adoption',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('adopted_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['-adopted_on', '-pk'],
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
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
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
                ],
                options={
                    'ordering': ['-asked_at', '-pk'],
                },
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
                ],
                options={
                    'ordering': ['evidence', 'place'],
                },
            ),
            migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'ordering': ['problem__title'],
                },
            ),
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CauseEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
            ),
            migrations.CreateModel(
                name='Celebration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('title', models.CharField(max_length=160)),
                    ('learned', models.TextField()),
                    ('helped', models.TextField()),
                    ('not_known', models.TextField()),
                    ('people', models.CharField(blank=True, max_length=300)),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('learned_on', models.DateField()),
                    ('school_year', models.CharField(max_length=7)),
                ],
                options={
                    'ordering': ['-learned_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='CelebrationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('title', models.CharField(max_length=160)),
                    ('learned', models.TextField()),
                    ('helped', models.TextField()),
                    ('not_known', models.TextField()),
                    ('people', models.CharField(blank=True, max_length=300)),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('learned_on', models.DateField()),
                    ('school_year', models.CharField(max_length=7)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CelebrationShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ChartEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('words', models.CharField(max_length=120)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ChartMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('kind', models.CharField(choices=[('rephase', 'A new phase begins'), ('exclude', 'Left out of the lines')], max_length=8)),
                    ('period', models.DateField()),
                    ('reason', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['period', 'kind'],
                },
            ),
            migrations.CreateModel(
                name='ChosenIdea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_runner_up', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['is_runner_up', 'idea'],
                },
            ),
            migrations.CreateModel(
                name='Credit',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('is_named', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Criterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'verbose_name_plural': 'criteria',
                    'ordering': ['place', 'pk'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CriterionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CycleQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=300)),
                    ('prediction', models.CharField(blank=True, max_length=300)),
                    ('while_running', models.BooleanField(default=False)),
                    ('verdict', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                    ('verdict_words', models.CharField(blank=True, max_length=300)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['cycle', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CycleQuestionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.CharField(max_length=300)),
                    ('prediction', models.CharField(blank=True, max_length=300)),
                    ('while_running', models.BooleanField(default=False)),
                    ('verdict', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                    ('verdict_words', models.CharField(blank=True, max_length=300)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CycleTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=200)),
                    ('due_on', models.DateField()),
                    ('place', models.CharField(blank=True, max_length=120)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CycleTaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.CharField(max_length=200)),
                    ('due_on', models.DateField()),
                    ('place', models.CharField(blank=True, max_length=120)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DataToCollect',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('who', models.CharField(blank=True, max_length=120)),
                    ('when_words', models.CharField(blank=True, max_length=120)),
                    ('how', models.CharField(blank=True, max_length=300)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['cycle', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='DataToCollectEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('who', models.CharField(blank=True, max_length=120)),
                    ('when_words', models.CharField(blank=True, max_length=120)),
                    ('how', models.CharField(blank=True, max_length=300)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DataWalk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('title', models.CharField(max_length=120)),
                    ('ends_on', models.DateField()),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-opened_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='DesignCycle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('name', models.CharField(max_length=120)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['network', '-number'],
                },
            ),
            migrations.CreateModel(
                name='DistrictProject',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('vision', models.TextField(blank=True)),
                    ('plan', models.TextField(blank=True)),
                    ('plan_made_on', models.DateField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Doubt',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('words', models.CharField(max_length=300)),
                ],
                options={
                    'ordering': ['pk'],
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
                    ('off_at', models.DateTimeField(blank=True, null=True)),
                    ('off_because', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'verbose_name_plural': 'evidence',
                    'ordering': ['kind', '-created_at', '-pk'],
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
                    ('off_at', models.DateTimeField(blank=True, null=True)),
                    ('off_because', models.CharField(blank=True, max_length=300)),
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='FigureTogether',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(max_length=40)),
                    ('figure', models.CharField(max_length=40)),
                    ('text', models.CharField(max_length=40)),
                    ('value', models.FloatField()),
                    ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                    ('reporting', models.PositiveIntegerField()),
                    ('expected', models.PositiveIntegerField()),
                ],
                options={
                    'ordering': ['together', 'group'],
                },
            ),
            migrations.CreateModel(
                name='GateNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gate', models.CharField(choices=[('sponsor', 'A sponsor'), ('driver', 'A project driver'), ('team', 'A design team'), ('joined', 'Everyone has joined'), ('data', 'Common data looked at'), ('problem', 'A problem of practice'), ('goal', 'A SMART goal'), ('plan', 'A project plan')], max_length=8)),
                    ('passed', models.BooleanField()),
                    ('words', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Goal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['created_at'],
                },
            ),
            migrations.CreateModel(
                name='GoalNumber',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('chosen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['goal'],
                },
            ),
            migrations.CreateModel(
                name='GoalVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('what', models.CharField(max_length=300)),
                    ('for_whom', models.CharField(max_length=200)),
                    ('baseline', models.CharField(max_length=80)),
                    ('target', models.CharField(max_length=80)),
                    ('by_when', models.DateField()),
                    ('plan_kind', models.CharField(blank=True, choices=[('lcap', 'LCAP (Local Control and Accountability Plan)'), ('spsa', 'SPSA (School Plan for Student Achievement)'), ('site', 'Site plan'), ('strategic', 'Strategic plan'), ('other', 'Another plan')], max_length=9)),
                    ('aligned_to', models.CharField(blank=True, max_length=200)),
                    ('plan_part', models.CharField(blank=True, max_length=80)),
                    ('plan_years', models.CharField(blank=True, max_length=40)),
                    ('serves', models.CharField(blank=True, max_length=300)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('proposed', models.BooleanField(default=False)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['goal', '-number'],
                },
            ),
            migrations.CreateModel(
                name='GoalVersionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('what', models.CharField(max_length=300)),
                    ('for_whom', models.CharField(max_length=200)),
                    ('baseline', models.CharField(max_length=80)),
                    ('target', models.CharField(max_length=80)),
                    ('by_when', models.DateField()),
                    ('plan_kind', models.CharField(blank=True, choices=[('lcap', 'LCAP (Local Control and Accountability Plan)'), ('spsa', 'SPSA (School Plan for Student Achievement)'), ('site', 'Site plan'), ('strategic', 'Strategic plan'), ('other', 'Another plan')], max_length=9)),
                    ('aligned_to', models.CharField(blank=True, max_length=200)),
                    ('plan_part', models.CharField(blank=True, max_length=80)),
                    ('plan_years', models.CharField(blank=True, max_length=40)),
                    ('serves', models.CharField(blank=True, max_length=300)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('proposed', models.BooleanField(default=False)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
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
                ],
                options={
                    'ordering': ['created_at', 'pk'],
                },
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Idea',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=120)),
                    ('what', models.TextField(blank=True)),
                    ('source', models.CharField(blank=True, choices=[('own', 'Our own experience'), ('research', 'Research'), ('expert', 'An expert'), ('district', 'Another district')], max_length=10)),
                    ('basis', models.TextField(blank=True)),
                    ('link', models.URLField(blank=True, max_length=400)),
                    ('client_key', models.UUIDField()),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='IdeaDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('reason', models.TextField()),
                    ('dissent', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('reopened_at', models.DateTimeField(blank=True, null=True)),
                    ('reopened_why', models.TextField(blank=True)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='IdeaDecisionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('reason', models.TextField()),
                    ('dissent', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('reopened_at', models.DateTimeField(blank=True, null=True)),
                    ('reopened_why', models.TextField(blank=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='IdeaRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.CharField(max_length=300)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['-started_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='IdeaRoundEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('question', models.CharField(max_length=300)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Indicator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('outcome', 'Outcome'), ('process', 'Process'), ('balancing', 'Balancing')], default='outcome', max_length=10)),
                    ('is_leading', models.BooleanField(default=True)),
                    ('definition', models.TextField()),
                    ('unit', models.CharField(choices=[('share', 'Share of pupils (%)'), ('count', 'Count'), ('rate', 'Events per 100 pupils'), ('mean', 'Average score')], default='share', max_length=8)),
                    ('numerator_label', models.CharField(max_length=120)),
                    ('denominator_label', models.CharField(blank=True, max_length=120)),
                    ('direction', models.CharField(choices=[('up', 'Higher is better'), ('down', 'Lower is better')], default='up', max_length=4)),
                    ('baseline', models.FloatField(blank=True, null=True)),
                    ('baseline_on', models.DateField(blank=True, null=True)),
                    ('target', models.FloatField(blank=True, null=True)),
                    ('target_on', models.DateField(blank=True, null=True)),
                    ('frequency', models.CharField(choices=[('week', 'Every week'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every school year')], default='week', max_length=8)),
                    ('collected_by', models.CharField(blank=True, max_length=120)),
                    ('collected_how', models.CharField(blank=True, max_length=300)),
                    ('inclusion', models.CharField(blank=True, max_length=300)),
                    ('sampling', models.CharField(blank=True, max_length=200)),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('is_new_data', models.BooleanField(default=True)),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('groups', models.JSONField(blank=True, default=list)),
                    ('chart', models.CharField(choices=[('run', 'Run chart (median)'), ('i', 'I: single numbers'), ('mr', 'MR: moving ranges'), ('xbar', 'X-bar: averages of samples'), ('s', 'S: spread of samples'), ('p', 'P: shares'), ('pp', 'P′: shares of large groups'), ('c', 'C: counts'), ('u', 'U: rates'), ('up', 'U′: rates of large groups'), ('t', 'T: time between rare events'), ('g', 'G: cases between rare events'), ('ip', 'I′: single numbers of unequal size')], default='run', max_length=4)),
                    ('rules', models.CharField(choices=[('anhoej', 'Runs and crossings (Anhøj)'), ('ihi', 'Shift, trend, runs (IHI)'), ('nhs', 'Making data count (NHS)')], default='anhoej', max_length=8)),
                    ('is_screened', models.BooleanField(default=True)),
                    ('version', models.PositiveSmallIntegerField(default=1)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='IndicatorEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('outcome', 'Outcome'), ('process', 'Process'), ('balancing', 'Balancing')], default='outcome', max_length=10)),
                    ('is_leading', models.BooleanField(default=True)),
                    ('definition', models.TextField()),
                    ('unit', models.CharField(choices=[('share', 'Share of pupils (%)'), ('count', 'Count'), ('rate', 'Events per 100 pupils'), ('mean', 'Average score')], default='share', max_length=8)),
                    ('numerator_label', models.CharField(max_length=120)),
                    ('denominator_label', models.CharField(blank=True, max_length=120)),
                    ('direction', models.CharField(choices=[('up', 'Higher is better'), ('down', 'Lower is better')], default='up', max_length=4)),
                    ('baseline', models.FloatField(blank=True, null=True)),
                    ('baseline_on', models.DateField(blank=True, null=True)),
                    ('target', models.FloatField(blank=True, null=True)),
                    ('target_on', models.DateField(blank=True, null=True)),
                    ('frequency', models.CharField(choices=[('week', 'Every week'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every school year')], default='week', max_length=8)),
                    ('collected_by', models.CharField(blank=True, max_length=120)),
                    ('collected_how', models.CharField(blank=True, max_length=300)),
                    ('inclusion', models.CharField(blank=True, max_length=300)),
                    ('sampling', models.CharField(blank=True, max_length=200)),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('is_new_data', models.BooleanField(default=True)),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('groups', models.JSONField(blank=True, default=list)),
                    ('chart', models.CharField(choices=[('run', 'Run chart (median)'), ('i', 'I: single numbers'), ('mr', 'MR: moving ranges'), ('xbar', 'X-bar: averages of samples'), ('s', 'S: spread of samples'), ('p', 'P: shares'), ('pp', 'P′: shares of large groups'), ('c', 'C: counts'), ('u', 'U: rates'), ('up', 'U′: rates of large groups'), ('t', 'T: time between rare events'), ('g', 'G: cases between rare events'), ('ip', 'I′: single numbers of unequal size')], default='run', max_length=4)),
                    ('rules', models.CharField(choices=[('anhoej', 'Runs and crossings (Anhøj)'), ('ihi', 'Shift, trend, runs (IHI)'), ('nhs', 'Making data count (NHS)')], default='anhoej', max_length=8)),
                    ('is_screened', models.BooleanField(default=True)),
                    ('version', models.PositiveSmallIntegerField(default=1)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='InsightEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
            ),
            migrations.CreateModel(
                name='InsightQuote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
            ),
            migrations.CreateModel(
                name='InsightShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
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
                ],
                options={
                    'ordering': ['-consent_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Latest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('period', models.DateField()),
                    ('numerator', models.FloatField()),
                    ('denominator', models.FloatField(blank=True, null=True)),
                    ('largest', models.FloatField(default=0)),
                    ('members_reporting', models.PositiveIntegerField(default=1)),
                    ('members_expected', models.PositiveIntegerField(default=1)),
                    ('lower', models.FloatField(blank=True, null=True)),
                    ('middle', models.FloatField(blank=True, null=True)),
                    ('upper', models.FloatField(blank=True, null=True)),
                    ('computed_at', models.DateTimeField()),
                    ('previous_period', models.DateField(blank=True, null=True)),
                    ('previous_numerator', models.FloatField(blank=True, null=True)),
                    ('previous_denominator', models.FloatField(blank=True, null=True)),
                    ('previous_reporting', models.PositiveIntegerField(blank=True, null=True)),
                    ('baseline_period', models.DateField()),
                    ('baseline_numerator', models.FloatField()),
                    ('baseline_denominator', models.FloatField(blank=True, null=True)),
                    ('baseline_reporting', models.PositiveIntegerField(default=1)),
                ],
                options={
                    'ordering': ['indicator', 'group', 'period'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Lesson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('searched', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('idea', 'expected', 'happened', 'did_not_work', 'instead', 'grades', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('learned_on', models.DateField()),
                ],
                options={
                    'ordering': ['-learned_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='LessonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('learned_on', models.DateField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='LessonShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Log',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('sent', models.CharField(default='', max_length=64)),
                ],
                options={
                    'ordering': ['-at'],
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
                ],
                options={
                    'ordering': ['-looked_at'],
                },
            ),
            migrations.CreateModel(
                name='MailReply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('message_key', models.CharField(max_length=64)),
                    ('outcome', models.CharField(choices=[('kept', 'is in its place'), ('waits', 'waits for your yes'), ('late', 'came too late')], max_length=5)),
                    ('words', models.TextField(blank=True)),
                    ('remarks', models.JSONField(default=list)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Measurement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('period', models.DateField()),
                    ('numerator', models.FloatField(blank=True, null=True)),
                    ('denominator', models.FloatField(blank=True, null=True)),
                    ('gap', models.CharField(blank=True, choices=[('nothing', 'Nothing to report'), ('not_available', 'Not available'), ('suppressed', 'Hidden at the source')], max_length=13)),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('complete', 'Complete'), ('reviewed', 'Reviewed')], default='complete', max_length=8)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('entered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('batch', models.BigIntegerField(blank=True, null=True)),
                    ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                    ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['indicator', 'group', 'period'],
                },
            ),
            migrations.CreateModel(
                name='MeasurementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('period', models.DateField()),
                    ('numerator', models.FloatField(blank=True, null=True)),
                    ('denominator', models.FloatField(blank=True, null=True)),
                    ('gap', models.CharField(blank=True, choices=[('nothing', 'Nothing to report'), ('not_available', 'Not available'), ('suppressed', 'Hidden at the source')], max_length=13)),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('complete', 'Complete'), ('reviewed', 'Reviewed')], default='complete', max_length=8)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('entered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('batch', models.BigIntegerField(blank=True, null=True)),
                    ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                    ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NetworkSet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
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
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='NumberFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('file_name', models.CharField(max_length=200)),
                    ('content', models.BinaryField(null=True)),
                    ('look', models.JSONField(default=dict)),
                    ('mapping', models.JSONField(default=dict)),
                    ('names', models.JSONField(default=dict)),
                    ('groups', models.JSONField(default=dict)),
                    ('source_key', models.CharField(blank=True, max_length=64)),
                    ('state', models.CharField(choices=[('asking', 'Waits for what its columns mean'), ('reading', 'Is being read'), ('waiting', 'Waits for your yes'), ('importing', 'Comes in'), ('done', 'Is in'), ('undoing', 'Is being taken back'), ('undone', 'Was taken back'), ('dropped', 'Put aside')], default='asking', max_length=9)),
                    ('found', models.JSONField(default=dict)),
                    ('outcome', models.JSONField(default=dict)),
                    ('trouble', models.CharField(blank=True, max_length=400)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='NumberSource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=64)),
                    ('mapping', models.JSONField(default=dict)),
                    ('names', models.JSONField(default=dict)),
                    ('groups', models.JSONField(default=dict)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='Observation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('observed_on', models.DateField()),
                    ('words', models.TextField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-observed_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ObservationPhoto',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('jpg', 'JPEG'), ('png', 'PNG'), ('webp', 'WebP')], max_length=4)),
                    ('content', models.BinaryField()),
                    ('width', models.PositiveSmallIntegerField()),
                    ('height', models.PositiveSmallIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Outcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('proposed', models.CharField(blank=True, choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                    ('because', models.CharField(max_length=400)),
                    ('verdict', models.CharField(choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='OutcomeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('proposed', models.CharField(blank=True, choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                    ('because', models.CharField(max_length=400)),
                    ('verdict', models.CharField(choices=[('held', 'Held'), ('partly', 'Partly held'), ('not_held', 'Did not hold')], max_length=8)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Phase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('understand', 'Understand'), ('frame', 'Frame'), ('imagine', 'Imagine'), ('build', 'Build'), ('try', 'Try'), ('spread', 'Learn and spread')], max_length=12)),
                    ('label', models.CharField(max_length=40)),
                    ('purpose', models.CharField(blank=True, max_length=300)),
                    ('guiding_question', models.CharField(blank=True, max_length=300)),
                    ('outputs', models.JSONField(blank=True, default=list)),
                    ('gate', models.JSONField(blank=True, default=list)),
                ],
                options={
                    'ordering': ['template', 'order'],
                },
            ),
            migrations.CreateModel(
                name='PhaseDone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('made', models.CharField(max_length=500)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='PhaseWindow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('opens_on', models.DateField()),
                    ('closes_on', models.DateField()),
                ],
                options={
                    'ordering': ['phase__order'],
                },
            ),
            migrations.CreateModel(
                name='PlacedIdea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'ordering': ['node'],
                },
            ),
            migrations.CreateModel(
                name='PlanVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('why', models.CharField(blank=True, max_length=400)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['indicator', '-number'],
                },
            ),
            migrations.CreateModel(
                name='PositionOverride',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateField()),
                    ('reason', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Prediction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('direction', models.CharField(choices=[('rise', 'rises'), ('fall', 'falls'), ('stay', 'stays between')], max_length=4)),
                    ('low', models.FloatField(blank=True, null=True)),
                    ('high', models.FloatField(blank=True, null=True)),
                    ('by_when', models.DateField(blank=True, null=True)),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('while_running', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['cycle', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PredictionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('direction', models.CharField(choices=[('rise', 'rises'), ('fall', 'falls'), ('stay', 'stays between')], max_length=4)),
                    ('low', models.FloatField(blank=True, null=True)),
                    ('high', models.FloatField(blank=True, null=True)),
                    ('by_when', models.DateField(blank=True, null=True)),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('while_running', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PrintedFigure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('period', models.DateField()),
                    ('text', models.CharField(max_length=40)),
                    ('value', models.FloatField(blank=True, null=True)),
                    ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                    ('reporting', models.PositiveIntegerField(default=1)),
                    ('expected', models.PositiveIntegerField(default=1)),
                    ('printed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['indicator', 'group', 'period'],
                },
            ),
            migrations.CreateModel(
                name='PrintedNumber',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cell', models.CharField(max_length=80)),
                    ('value', models.CharField(max_length=40)),
                    ('for_hub', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['printing', 'cell'],
                },
            ),
            migrations.CreateModel(
                name='Printing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('period', models.DateField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('threshold', models.PositiveSmallIntegerField()),
                    ('basis', models.JSONField(default=list)),
                    ('small', models.JSONField(default=list)),
                    ('partners', models.JSONField(default=list)),
                    ('merged', models.JSONField(default=dict)),
                ],
                options={
                    'ordering': ['indicator', 'period', 'number'],
                },
            ),
            migrations.CreateModel(
                name='ProblemCriterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'verbose_name_plural': 'problem criteria',
                    'ordering': ['place', 'pk'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProblemCriterionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('definition', models.CharField(max_length=300)),
                    ('weight', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProblemOfPractice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120)),
                    ('statement', models.TextField()),
                    ('for_whom', models.CharField(max_length=200)),
                    ('current_state', models.TextField(blank=True)),
                    ('desired_state', models.TextField(blank=True)),
                    ('evidence', models.TextField(blank=True)),
                    ('stakeholder_groups', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('teacher', 'Teacher'), ('principal', 'Principal'), ('central_office', 'Central office'), ('counsellor', 'Counsellor'), ('special_education', 'Special education'), ('support_staff', 'Support staff'), ('student', 'Student'), ('family', 'Family'), ('community', 'Community'), ('superintendent', 'Superintendent')], max_length=20), blank=True, default=list, size=None)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'verbose_name_plural': 'problems of practice',
                    'ordering': ['title'],
                },
            ),
            migrations.CreateModel(
                name='ProblemScore',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('value', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProblemScoring',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('revealed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProcessTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.SlugField(max_length=40)),
                    ('name', models.CharField(max_length=120)),
                    ('description', models.TextField(blank=True)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='ProjectTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=60)),
                    ('words', models.CharField(max_length=200)),
                    ('is_benchmark', models.BooleanField(default=False)),
                    ('due_on', models.DateField()),
                    ('is_moved', models.BooleanField(default=False)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('dropped_why', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['phase__order', 'due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ProjectTaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=60)),
                    ('words', models.CharField(max_length=200)),
                    ('is_benchmark', models.BooleanField(default=False)),
                    ('due_on', models.DateField()),
                    ('is_moved', models.BooleanField(default=False)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('dropped_why', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PromptList',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('prompts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Prototype',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('name', models.CharField(max_length=120)),
                    ('what', models.TextField()),
                    ('audience', models.CharField(blank=True, max_length=200)),
                    ('involved', models.CharField(blank=True, max_length=200)),
                    ('how_tested', models.TextField(blank=True)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], default='classroom', max_length=10)),
                    ('stop_rule', models.CharField(blank=True, max_length=300)),
                    ('duration', models.CharField(blank=True, max_length=120)),
                    ('materials', models.CharField(blank=True, max_length=500)),
                    ('research', models.CharField(blank=True, max_length=500)),
                    ('risks', models.CharField(blank=True, max_length=500)),
                    ('conditions', models.TextField(blank=True)),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('money', models.CharField(blank=True, max_length=120)),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('testing', 'Being tested'), ('adopted', 'Adopted'), ('abandoned', 'Abandoned')], default='draft', max_length=10)),
                    ('adapted', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['-created_at'],
                },
            ),
            migrations.CreateModel(
                name='PrototypeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('name', models.CharField(max_length=120)),
                    ('what', models.TextField()),
                    ('audience', models.CharField(blank=True, max_length=200)),
                    ('involved', models.CharField(blank=True, max_length=200)),
                    ('how_tested', models.TextField(blank=True)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], default='classroom', max_length=10)),
                    ('stop_rule', models.CharField(blank=True, max_length=300)),
                    ('duration', models.CharField(blank=True, max_length=120)),
                    ('materials', models.CharField(blank=True, max_length=500)),
                    ('research', models.CharField(blank=True, max_length=500)),
                    ('risks', models.CharField(blank=True, max_length=500)),
                    ('conditions', models.TextField(blank=True)),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('money', models.CharField(blank=True, max_length=120)),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('testing', 'Being tested'), ('adopted', 'Adopted'), ('abandoned', 'Abandoned')], default='draft', max_length=10)),
                    ('adapted', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PrototypeShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PublicPage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_on', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='PublicPageEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('is_on', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='QuestionInsight',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
            ),
            migrations.CreateModel(
                name='Quote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said', models.TextField()),
                    ('client_key', models.UUIDField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Ramp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                ],
                options={
                    'ordering': ['prototype', 'number'],
                },
            ),
            migrations.CreateModel(
                name='RampEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RolePath',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', models.CharField(choices=[('facilitator', 'Facilitator'), ('driver', 'Project driver'), ('sponsor', 'Sponsor'), ('team_member', 'Design-team member')], max_length=12)),
                    ('put_off_until', models.DateField(blank=True, null=True)),
                    ('put_away_at', models.DateTimeField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Rollup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(default='all', max_length=40)),
                    ('period', models.DateField()),
                    ('numerator', models.FloatField()),
                    ('denominator', models.FloatField(blank=True, null=True)),
                    ('largest', models.FloatField(default=0)),
                    ('members_reporting', models.PositiveIntegerField(default=1)),
                    ('members_expected', models.PositiveIntegerField(default=1)),
                    ('lower', models.FloatField(blank=True, null=True)),
                    ('middle', models.FloatField(blank=True, null=True)),
                    ('upper', models.FloatField(blank=True, null=True)),
                    ('computed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['indicator', 'group', 'period'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Score',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('value', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Scoring',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('revealed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SetPlace',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('agreed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('left_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['network_set__name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='SetPrinting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=120)),
                    ('unit', models.CharField(choices=[('share', 'Share of pupils (%)'), ('count', 'Count'), ('rate', 'Events per 100 pupils'), ('mean', 'Average score')], max_length=8)),
                    ('frequency', models.CharField(choices=[('week', 'Every week'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every school year')], max_length=8)),
                    ('period', models.DateField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('label', models.CharField(max_length=120)),
                    ('networks', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                    ('basis', models.JSONField(default=list)),
                    ('printed', models.JSONField(default=dict)),
                    ('text', models.CharField(max_length=40)),
                    ('networks_agreed', models.PositiveIntegerField()),
                    ('members_reporting', models.PositiveIntegerField()),
                    ('members_expected', models.PositiveIntegerField()),
                    ('wordings', models.PositiveIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['key', 'period', 'number'],
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
                ],
                options={
                    'ordering': ['key', 'group', 'period'],
                },
            ),
            migrations.CreateModel(
                name='ShownAround',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'shown around',
                    'ordering': ['-on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Snapshot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(default=design_process.sharing.models.new_code, max_length=8, unique=True)),
                    ('made_for', models.CharField(choices=[('own', 'Our team, our sponsor and the hub: our figures in full'), ('anyone', 'The board or the public: small figures hidden, only cards that are open to everyone'), ('network', 'Everybody in the network: sums as they are printed for all')], max_length=8)),
                    ('form', models.PositiveSmallIntegerField()),
                    ('content', models.JSONField()),
                    ('digest', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='SnapshotPdf',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('asked', 'Being made'), ('ready', 'Ready'), ('failed', 'Could not be made')], default='asked', max_length=8)),
                    ('file', models.CharField(blank=True, max_length=120)),
                    ('why', models.CharField(blank=True, max_length=200)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('made_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-asked_at'],
                },
            ),
            migrations.CreateModel(
                name='StagedNumber',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file', models.BigIntegerField()),
                    ('line', models.IntegerField()),
                    ('verdict', models.CharField(choices=[('new', 'New'), ('changed', 'Changes a number'), ('same', 'The same as now'), ('rejected', 'Cannot be used')], max_length=8)),
                    ('problem', models.CharField(blank=True, max_length=300)),
                    ('member', models.BigIntegerField(null=True)),
                    ('school', models.BigIntegerField(null=True)),
                    ('indicator', models.BigIntegerField(null=True)),
                    ('group', models.CharField(blank=True, max_length=40)),
                    ('period', models.DateField(null=True)),
                    ('numerator', models.FloatField(null=True)),
                    ('denominator', models.FloatField(null=True)),
                    ('gap', models.CharField(blank=True, max_length=13)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('numerator_now', models.FloatField(null=True)),
                    ('denominator_now', models.FloatField(null=True)),
                    ('gap_now', models.CharField(blank=True, max_length=13)),
                ],
                options={
                    'ordering': ['line', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='StepTicked',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(choices=[('clock', 'Say by which clock you live'), ('minutes', 'Say how much time you have'), ('charter', 'Read what we stand for'), ('walk', 'Look at the common data'), ('lesson', 'Read one lesson'), ('log', 'Log once'), ('reply', 'Answer an invitation'), ('ask', 'Answer something you are asked'), ('invite', 'Invite somebody'), ('meeting', 'Call a meeting'), ('network', 'How a network learns'), ('people-first', 'Begin with the people'), ('voices', 'Everyone’s view counts the same'), ('data', 'What becomes of our numbers'), ('small', 'Small numbers point at children'), ('clear-the-way', 'Clear the way'), ('help', 'Help, not marks')], max_length=16)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'verbose_name_plural': 'steps ticked',
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Sureness',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('percent', models.PositiveSmallIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name='Survey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('audience', models.CharField(choices=[('students', 'Students'), ('teachers', 'Teachers')], max_length=8)),
                    ('group', models.CharField(max_length=80)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField()),
                    ('on_behalf', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='SurveyRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('moment', models.CharField(choices=[('before', 'Before'), ('after', 'After')], max_length=6)),
                    ('expected', models.PositiveSmallIntegerField()),
                ],
                options={
                    'ordering': ['survey', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TestCycle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('state', models.CharField(choices=[('plan', 'Plan'), ('do', 'Do'), ('study', 'Study'), ('closed', 'Closed')], default='plan', max_length=8)),
                    ('question', models.CharField(max_length=300)),
                    ('prediction', models.CharField(max_length=300)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('classrooms', 'A few classrooms'), ('school', 'One school'), ('district', 'The district')], default='classroom', max_length=10)),
                    ('objective', models.CharField(blank=True, max_length=300)),
                    ('change', models.CharField(blank=True, max_length=1000)),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('plan_on_behalf', models.BooleanField(default=False)),
                    ('as_planned', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                    ('not_planned', models.TextField(blank=True)),
                    ('do_on_behalf', models.BooleanField(default=False)),
                    ('findings', models.TextField(blank=True)),
                    ('did_not_work', models.TextField(blank=True)),
                    ('surprise', models.TextField(blank=True)),
                    ('studied_at', models.DateTimeField(blank=True, null=True)),
                    ('act', models.CharField(blank=True, choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('act_reason', models.CharField(blank=True, max_length=300)),
                    ('next_plan', models.CharField(blank=True, max_length=1000)),
                    ('retry_if', models.CharField(blank=True, max_length=300)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['prototype', 'number'],
                },
            ),
            migrations.CreateModel(
                name='TestCycleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('state', models.CharField(choices=[('plan', 'Plan'), ('do', 'Do'), ('study', 'Study'), ('closed', 'Closed')], default='plan', max_length=8)),
                    ('question', models.CharField(max_length=300)),
                    ('prediction', models.CharField(max_length=300)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('classrooms', 'A few classrooms'), ('school', 'One school'), ('district', 'The district')], default='classroom', max_length=10)),
                    ('objective', models.CharField(blank=True, max_length=300)),
                    ('change', models.CharField(blank=True, max_length=1000)),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('plan_on_behalf', models.BooleanField(default=False)),
                    ('as_planned', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'In part'), ('no', 'No')], max_length=6)),
                    ('not_planned', models.TextField(blank=True)),
                    ('do_on_behalf', models.BooleanField(default=False)),
                    ('findings', models.TextField(blank=True)),
                    ('did_not_work', models.TextField(blank=True)),
                    ('surprise', models.TextField(blank=True)),
                    ('studied_at', models.DateTimeField(blank=True, null=True)),
                    ('act', models.CharField(blank=True, choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('act_reason', models.CharField(blank=True, max_length=300)),
                    ('next_plan', models.CharField(blank=True, max_length=1000)),
                    ('retry_if', models.CharField(blank=True, max_length=300)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TestCycleShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Thanks',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('avoided', 'We avoided this because of you'), ('adapted', 'We adapted this because of you')], max_length=8)),
                    ('line', models.CharField(blank=True, max_length=200)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Theory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'verbose_name_plural': 'theories',
                    'ordering': ['-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='TheoryEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TheoryLinkEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryNode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('kind', models.CharField(choices=[('primary', 'Primary driver'), ('secondary', 'Secondary driver'), ('idea', 'Change idea')], max_length=9)),
                    ('text', models.CharField(max_length=160)),
                    ('warrant', models.TextField(blank=True)),
                    ('source', models.CharField(blank=True, choices=[('research', 'Research'), ('expert', 'An expert'), ('member', 'One of us, or another district')], max_length=8)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                    ('retired_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['theory', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TheoryNodeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('client_key', models.UUIDField()),
                    ('kind', models.CharField(choices=[('primary', 'Primary driver'), ('secondary', 'Secondary driver'), ('idea', 'Change idea')], max_length=9)),
                    ('text', models.CharField(max_length=160)),
                    ('warrant', models.TextField(blank=True)),
                    ('source', models.CharField(blank=True, choices=[('research', 'Research'), ('expert', 'An expert'), ('member', 'One of us, or another district')], max_length=8)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                    ('retired_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('learned', models.TextField()),
                    ('content', models.JSONField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['theory', '-number'],
                },
            ),
            migrations.CreateModel(
                name='UnnamedLesson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('searched', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('idea', 'expected', 'happened', 'did_not_work', 'instead', 'grades', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('code', models.CharField(default=design_process.lessons.models.new_code, max_length=16, unique=True)),
                    ('place', models.CharField(max_length=120)),
                    ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-school_year', 'code'],
                },
            ),
            migrations.CreateModel(
                name='UnnamedLessonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('idea', models.CharField(max_length=120)),
                    ('expected', models.TextField()),
                    ('happened', models.TextField()),
                    ('did_not_work', models.TextField()),
                    ('instead', models.TextField()),
                    ('act', models.CharField(choices=[('adopt', 'Adopt'), ('adapt', 'Adapt'), ('abandon', 'Abandon'), ('expand', 'Expand')], max_length=8)),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('pupils', models.CharField(blank=True, max_length=24)),
                    ('scale', models.CharField(choices=[('classroom', 'One classroom'), ('school', 'One school'), ('district', 'The district')], max_length=10)),
                    ('code', models.CharField(default=design_process.lessons.models.new_code, max_length=16)),
                    ('place', models.CharField(max_length=120)),
                    ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='VisitedPrototype',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='Voting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='WalkChart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'ordering': ['indicator__name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='WalkEntry',
                fields=[
                    ('id', models.BigIntegerField(default=network.lib.random_keys.random_key, editable=False, primary_key=True, serialize=False)),
                    ('is_named', models.BooleanField(default=False)),
                    ('kind', models.CharField(choices=[('noticing', 'Noticed'), ('wondering', 'Wondered')], max_length=10)),
                    ('words', models.CharField(max_length=500)),
                    ('client_key', models.UUIDField()),
                ],
                options={
                    'verbose_name_plural': 'walk entries',
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='WaysFound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('period', models.DateField()),
                    ('made_from', models.CharField(max_length=64)),
                    ('found', models.JSONField(blank=True, null=True)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['indicator', 'period'],
                },
            ),
            migrations.CreateModel(
                name='Why',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('answer', models.CharField(max_length=200)),
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
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Withdrawal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('why', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-at'],
                },
            ),
            migrations.CreateModel(
                name='YearsTogether',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('first', models.DateField()),
                    ('years', models.PositiveSmallIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('threshold', models.PositiveSmallIntegerField()),
                    ('basis', models.JSONField(default=dict)),
                ],
                options={
                    'ordering': ['indicator', 'first', 'years'],
                },
            ),
            migrations.AddField(
                model_name='adoption',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='adoption',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='districts.member'),
            ),
            migrations.AddField(
                model_name='adoption',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='answer',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='answer',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='answer',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ask',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='ask',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ask',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='answer',
                name='ask',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='design_process.ask'),
            ),
            migrations.AddField(
                model_name='attachment',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='attachment',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='attachment',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='candidate',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cause',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cause',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='causes', to='districts.member'),
            ),
            migrations.AddField(
                model_name='cause',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cause',
                name='parent',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sub_causes', to='design_process.cause'),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='parent',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.cause'),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.cause'),
            ),
            migrations.AddField(
                model_name='causeevidence',
                name='cause',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.cause'),
            ),
            migrations.AddField(
                model_name='causeevidence',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='celebration',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='celebration',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='celebrations', to='districts.member'),
            ),
            migrations.AddField(
                model_name='celebration',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='celebration',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='celebrationevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='celebrationevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='celebrationevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='celebrationevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='celebrationevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.celebration'),
            ),
            migrations.AddField(
                model_name='celebrationshareevent',
                name='celebration',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.celebration'),
            ),
            migrations.AddField(
                model_name='celebrationshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='celebrationshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='chartevent',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chartevent',
                name='member',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='chartevent',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='chartevent',
                name='removed_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chartevent',
                name='replaces',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='design_process.chartevent'),
            ),
            migrations.AddField(
                model_name='chartmark',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chartmark',
                name='member',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='chartmark',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='chartmark',
                name='withdrawn_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chosenidea',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='credit',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='credit',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='criterion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.criterion'),
            ),
            migrations.AddField(
                model_name='cyclequestion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cyclequestion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.cyclequestion'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='carried_from',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carried_to', to='design_process.cycletask'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='done_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='owner',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='carried_from',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.cycletask'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='done_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='owner',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.cycletask'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.datatocollect'),
            ),
            migrations.AddField(
                model_name='datawalk',
                name='closed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='datawalk',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='datawalk',
                name='opened_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='designcycle',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='design_cycles', to='network.network'),
            ),
            migrations.AddField(
                model_name='districtproject',
                name='design_cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='design_process.designcycle'),
            ),
            migrations.AddField(
                model_name='districtproject',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='districts.member'),
            ),
            migrations.AddField(
                model_name='districtproject',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='doubt',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='doubt',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='evidence',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='evidence',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='districts.member'),
            ),
            migrations.AddField(
                model_name='evidence',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='evidence',
                name='off_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='evidence',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='causeevidence',
                name='evidence',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='cause',
                name='evidence',
                field=models.ManyToManyField(related_name='causes', through='design_process.CauseEvidence', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='attachment',
                name='evidence',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='off_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='evidenceshareevent',
                name='evidence',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='evidenceshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='evidenceshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='figuretogether',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='gatenote',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='gatenote',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gate_notes', to='districts.member'),
            ),
            migrations.AddField(
                model_name='gatenote',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='gatenote',
                name='taken_back_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='goal',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='districts.member'),
            ),
            migrations.AddField(
                model_name='goal',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='goalnumber',
                name='chosen_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='goalnumber',
                name='goal',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='goalnumber',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='goalnumber',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='agreed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='goal',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='goalversion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='agreed_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='goal',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='goalversionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.goalversion'),
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='how_might_we', to='districts.member'),
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='idea',
                name='builds_on',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='built_on_it', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='idea',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='idea',
                name='merged_into',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='idea',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='credit',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='chosenidea',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen_in', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='decided_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='reopened_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='chosenidea',
                name='decision',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chosen', to='design_process.ideadecision'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='decided_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.ideadecision'),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='reopened_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='idearound',
                name='how_might_we',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='idearound',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='idea_rounds', to='districts.member'),
            ),
            migrations.AddField(
                model_name='idearound',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='idearound',
                name='opened_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='idearound',
                name='started_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='ideadecisionevent',
                name='round',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='ideadecision',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='idea',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='how_might_we',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='opened_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='idearoundevent',
                name='started_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='indicator',
                name='member',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='districts.member'),
            ),
            migrations.AddField(
                model_name='indicator',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='network.network'),
            ),
            migrations.AddField(
                model_name='goalnumber',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='chartmark',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chart_marks', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='ask',
                name='indicator',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='member',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='indicatorevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='insight',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='insight',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='insights', to='districts.member'),
            ),
            migrations.AddField(
                model_name='insight',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='insight',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='insightevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='insightevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='insightevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='insightevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='insightevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='insightevidence',
                name='evidence',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='insightevidence',
                name='insight',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='insightevidence',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='insight',
                name='evidence',
                field=models.ManyToManyField(related_name='insights', through='design_process.InsightEvidence', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='insightquote',
                name='insight',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='insightquote',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='insightshareevent',
                name='insight',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='insightshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='insightshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='interview',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='interview',
                name='evidence',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='interview', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='interview',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interviews', to='districts.member'),
            ),
            migrations.AddField(
                model_name='interview',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='latest',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='latest',
                name='member',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='districts.member'),
            ),
            migrations.AddField(
                model_name='latest',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='lesson',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='lesson',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='districts.member'),
            ),
            migrations.AddField(
                model_name='lesson',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='lesson',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.lesson'),
            ),
            migrations.AddField(
                model_name='lessonshareevent',
                name='lesson',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.lesson'),
            ),
            migrations.AddField(
                model_name='lessonshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='lessonshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='log',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='log',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='logs', to='districts.member'),
            ),
            migrations.AddField(
                model_name='log',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='answer',
                name='log',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.log'),
            ),
            migrations.AddField(
                model_name='look',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='look',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='look',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='mailreply',
                name='answer',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.answer'),
            ),
            migrations.AddField(
                model_name='mailreply',
                name='ask',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='design_process.ask'),
            ),
            migrations.AddField(
                model_name='mailreply',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='mailreply',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='measurement',
                name='entered_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='measurement',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='measurement',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='measurements', to='districts.member'),
            ),
            migrations.AddField(
                model_name='measurement',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='measurement',
                name='reviewed_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='measurement',
                name='school',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.school'),
            ),
            migrations.AddField(
                model_name='measurement',
                name='supersedes',
                field=models.OneToOneField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='superseded_by', to='design_process.measurement'),
            ),
            migrations.AddField(
                model_name='log',
                name='measurements',
                field=models.ManyToManyField(blank=True, related_name='+', to='design_process.measurement'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='entered_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.measurement'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='reviewed_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='school',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.school'),
            ),
            migrations.AddField(
                model_name='measurementevent',
                name='supersedes',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.measurement'),
            ),
            migrations.AddField(
                model_name='networkset',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='notheard',
                name='meeting',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='notheard',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='notheard',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='notheard',
                name='round',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='notheard',
                name='writer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='notheardreader',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='notheardreader',
                name='note',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readers', to='design_process.notheard'),
            ),
            migrations.AddField(
                model_name='notheardreader',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='notheardword',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='notheardword',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='notheardword',
                name='note',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='said', to='design_process.notheard'),
            ),
            migrations.AddField(
                model_name='numberfile',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='numberfile',
                name='confirmed_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='numberfile',
                name='member',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='number_files', to='districts.member'),
            ),
            migrations.AddField(
                model_name='numberfile',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='number_files', to='network.network'),
            ),
            migrations.AddField(
                model_name='numberfile',
                name='undone_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='numbersource',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='numbersource',
                name='member',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='numbersource',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='observation',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='observation',
                name='log',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='observation', to='design_process.log'),
            ),
            migrations.AddField(
                model_name='observation',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='observation',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='observation',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='photo', to='design_process.observation'),
            ),
            migrations.AddField(
                model_name='observationphoto',
                name='removed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='outcome',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='outcome',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='outcomeevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='outcomeevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='outcomeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='outcomeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.outcome'),
            ),
            migrations.AddField(
                model_name='phase',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='phase',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='lesson',
                name='phase',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='phasedone',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='phasedone',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='phasedone',
                name='phase',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='phasedone',
                name='project',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases_done', to='design_process.districtproject'),
            ),
            migrations.AddField(
                model_name='phasewindow',
                name='design_cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='windows', to='design_process.designcycle'),
            ),
            migrations.AddField(
                model_name='phasewindow',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='phasewindow',
                name='phase',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='windows', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placed', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='planversion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='planversion',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_versions', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='planversion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='positionoverride',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='positionoverride',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='positionoverride',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='positionoverride',
                name='phase',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='positionoverride',
                name='project',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='design_process.districtproject'),
            ),
            migrations.AddField(
                model_name='positionoverride',
                name='taken_back_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='prediction',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predictions', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='prediction',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='outcomeevent',
                name='prediction',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prediction'),
            ),
            migrations.AddField(
                model_name='outcome',
                name='prediction',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='outcome', to='design_process.prediction'),
            ),
            migrations.AddField(
                model_name='ask',
                name='prediction',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.prediction'),
            ),
            migrations.AddField(
                model_name='predictionevent',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='predictionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='predictionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='predictionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.prediction'),
            ),
            migrations.AddField(
                model_name='printedfigure',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='printedfigure',
                name='member',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='printedfigure',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='printednumber',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='printing',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='printing',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='printednumber',
                name='printing',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='numbers', to='design_process.printing'),
            ),
            migrations.AddField(
                model_name='problemcriterion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='problemcriterionevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='problemcriterionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='problemcriterionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.problemcriterion'),
            ),
            migrations.AddField(
                model_name='problemofpractice',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='network.network'),
            ),
            migrations.AddField(
                model_name='interview',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='insightevent',
                name='problem',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='insight',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='problem',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='goal',
                name='problem',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='evidenceevent',
                name='problem',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='evidence',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='doubt',
                name='problem',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='causeevent',
                name='problem',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='cause',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='candidate',
                name='problem',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='adoption',
                name='problem',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='problemscore',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='problemscore',
                name='criterion',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.problemcriterion'),
            ),
            migrations.AddField(
                model_name='problemscore',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='problemscore',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='problemscore',
                name='problem',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='problemscoring',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='problemscoring',
                name='revealed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='problemscoring',
                name='started_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='problemscore',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='design_process.problemscoring'),
            ),
            migrations.AddField(
                model_name='problemcriterionevent',
                name='scoring',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemscoring'),
            ),
            migrations.AddField(
                model_name='problemcriterion',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='design_process.problemscoring'),
            ),
            migrations.AddField(
                model_name='doubt',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts', to='design_process.problemscoring'),
            ),
            migrations.AddField(
                model_name='candidate',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='design_process.problemscoring'),
            ),
            migrations.AddField(
                model_name='processtemplate',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='process_templates', to='network.network'),
            ),
            migrations.AddField(
                model_name='phase',
                name='template',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='design_process.processtemplate'),
            ),
            migrations.AddField(
                model_name='designcycle',
                name='template',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='design_cycles', to='design_process.processtemplate'),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='done_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='owner',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='phase',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='projecttask',
                name='project',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='design_process.districtproject'),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='done_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='owner',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.projecttask'),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='phase',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='projecttaskevent',
                name='project',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.districtproject'),
            ),
            migrations.AddField(
                model_name='promptlist',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='promptlist',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='promptlist',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='promptlist',
                name='problem',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='promptlistevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='promptlistevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='promptlistevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='promptlistevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='promptlistevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.promptlist'),
            ),
            migrations.AddField(
                model_name='promptlistevent',
                name='problem',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='prototype',
                name='idea',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='prototypes', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='indicators',
                field=models.ManyToManyField(blank=True, related_name='prototypes', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prototypes', to='districts.member'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='parent',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='project',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prototypes', to='design_process.districtproject'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='idea',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='parent',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='project',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.districtproject'),
            ),
            migrations.AddField(
                model_name='prototypeshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='prototypeshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='prototypeshareevent',
                name='prototype',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='publicpage',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='publicpage',
                name='network',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='publicpageevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='publicpageevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='publicpageevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='publicpageevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.publicpage'),
            ),
            migrations.AddField(
                model_name='questioninsight',
                name='insight',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='questioninsight',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='questioninsight',
                name='question',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='insights',
                field=models.ManyToManyField(related_name='questions', through='design_process.QuestionInsight', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='quote',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='quote',
                name='evidence',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='quote',
                name='interview',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='design_process.interview'),
            ),
            migrations.AddField(
                model_name='quote',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='quote',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='insightquote',
                name='quote',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.quote'),
            ),
            migrations.AddField(
                model_name='insight',
                name='quotes',
                field=models.ManyToManyField(related_name='insights', through='design_process.InsightQuote', to='design_process.quote'),
            ),
            migrations.AddField(
                model_name='ramp',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='ramp',
                name='prototype',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ramps', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.ramp'),
            ),
            migrations.AddField(
                model_name='rampevent',
                name='prototype',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='rolepath',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='rolepath',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rollup',
                name='indicator',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='rollup',
                name='member',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='districts.member'),
            ),
            migrations.AddField(
                model_name='rollup',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='score',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='score',
                name='criterion',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.criterion'),
            ),
            migrations.AddField(
                model_name='score',
                name='idea',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.idea'),
            ),
            migrations.AddField(
                model_name='score',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='revealed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='scoring',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scorings', to='design_process.idearound'),
            ),
            migrations.AddField(
                model_name='scoring',
                name='started_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='score',
                name='scoring',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='design_process.scoring'),
            ),
            migrations.AddField(
                model_name='criterionevent',
                name='scoring',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.scoring'),
            ),
            migrations.AddField(
                model_name='criterion',
                name='scoring',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='design_process.scoring'),
            ),
            migrations.AddField(
                model_name='setplace',
                name='agreed_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='setplace',
                name='left_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='setplace',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places_in_sets', to='network.network'),
            ),
            migrations.AddField(
                model_name='setplace',
                name='network_set',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='design_process.networkset'),
            ),
            migrations.AddField(
                model_name='setprinting',
                name='network_set',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='printings', to='design_process.networkset'),
            ),
            migrations.AddField(
                model_name='setrollup',
                name='network_set',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rollups', to='design_process.networkset'),
            ),
            migrations.AddField(
                model_name='shownaround',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='shownaround',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='shownaround',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='shownaround',
                name='taken_back_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='snapshot',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='snapshot',
                name='member',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='snapshot',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='snapshotpdf',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='snapshotpdf',
                name='snapshot',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='pdf', to='design_process.snapshot'),
            ),
            migrations.AddField(
                model_name='stagednumber',
                name='network',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='stepticked',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='stepticked',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='sureness',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='sureness',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='sureness',
                name='prediction',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sureness', to='design_process.prediction'),
            ),
            migrations.AddField(
                model_name='survey',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='survey',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='districts.member'),
            ),
            migrations.AddField(
                model_name='survey',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='survey',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='survey',
                name='prototype',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='surveys', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='survey',
                name='questionnaire',
                field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='surveys', to='network.questionnaire'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='evidence',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='survey_round', to='design_process.evidence'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='survey',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='design_process.survey'),
            ),
            migrations.AddField(
                model_name='surveyround',
                name='wave',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='survey_round', to='network.wave'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='follows',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='test_cycles', to='districts.member'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='prototype',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cycles', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='ramp',
                field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='cycles', to='design_process.ramp'),
            ),
            migrations.AddField(
                model_name='testcycle',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='predictionevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='prediction',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='predictions', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='observation',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='log',
                name='cycle',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='logs', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='lessonevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='lesson',
                name='cycle',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lesson', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='datatocollectevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='datatocollect',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='to_collect', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cycletaskevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cycletask',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cyclequestionevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='cyclequestion',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='celebrationevent',
                name='cycle',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='celebration',
                name='cycle',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='celebration', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='ask',
                name='cycle',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='follows',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='prototype',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='testcycleevent',
                name='ramp',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.ramp'),
            ),
            migrations.AddField(
                model_name='testcycleshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='testcycleshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='testcycleshareevent',
                name='testcycle',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.testcycle'),
            ),
            migrations.AddField(
                model_name='thanks',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='thanks',
                name='lesson',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='design_process.lesson'),
            ),
            migrations.AddField(
                model_name='thanks',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='thanks',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theory',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theory',
                name='goal',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='theory', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='theory',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theories', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theory',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theory',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='theory',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='goal',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theorylink',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.theorylink'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='indicators',
                field=models.ManyToManyField(blank=True, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='insights',
                field=models.ManyToManyField(blank=True, related_name='theory_nodes', to='design_process.insight'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='parent',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='retired_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='theory',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nodes', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='above',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='node',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorylink',
                name='above',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='downward', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorylink',
                name='node',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='upward', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='change_idea',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='change_idea',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prototypes', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='placedidea',
                name='node',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='placed_from', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='parent',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='retired_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='theory',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theoryshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theoryshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theoryshareevent',
                name='theory',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theoryversion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theoryversion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theoryversion',
                name='theory',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='unnamedlesson',
                name='agreed_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='unnamedlesson',
                name='lesson',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='unnamed', to='design_process.lesson'),
            ),
            migrations.AddField(
                model_name='unnamedlesson',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='unnamedlesson',
                name='offered_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='unnamedlesson',
                name='phase',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='unnamedlesson',
                name='released_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='agreed_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='lesson',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.lesson'),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='offered_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.unnamedlesson'),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='phase',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.phase'),
            ),
            migrations.AddField(
                model_name='unnamedlessonevent',
                name='released_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='visitedprototype',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='visitedprototype',
                name='prototype',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.prototype'),
            ),
            migrations.AddField(
                model_name='visitedprototype',
                name='visit',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown_prototypes', to='districts.sitevisit'),
            ),
            migrations.AddField(
                model_name='vote',
                name='by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='vote',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='vote',
                name='question',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='design_process.howmightwe'),
            ),
            migrations.AddField(
                model_name='voting',
                name='closed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='voting',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='voting',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='vote',
                name='voting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='design_process.voting'),
            ),
            migrations.AddField(
                model_name='howmightweevent',
                name='voting',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.voting'),
            ),
            migrations.AddField(
                model_name='howmightwe',
                name='voting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='design_process.voting'),
            ),
            migrations.AddField(
                model_name='walkchart',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='walkchart',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='walkchart',
                name='walk',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='charts', to='design_process.datawalk'),
            ),
            migrations.AddField(
                model_name='walkentry',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='walkentry',
                name='chart',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.walkchart'),
            ),
            migrations.AddField(
                model_name='walkentry',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='walkentry',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='walkentry',
                name='problem',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='design_process.problemofpractice'),
            ),
            migrations.AddField(
                model_name='walkentry',
                name='walk',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='design_process.datawalk'),
            ),
            migrations.AddField(
                model_name='waysfound',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='waysfound',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='why',
                name='cause',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='whys', to='design_process.cause'),
            ),
            migrations.AddField(
                model_name='why',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='why',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='whyevent',
                name='cause',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.cause'),
            ),
            migrations.AddField(
                model_name='whyevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='whyevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='whyevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='whyevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.why'),
            ),
            migrations.AddField(
                model_name='withdrawal',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='withdrawal',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='withdrawal',
                name='snapshot',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='design_process.snapshot'),
            ),
            migrations.AddField(
                model_name='yearstogether',
                name='indicator',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='yearstogether',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='figuretogether',
                name='together',
                field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='figures', to='design_process.yearstogether'),
            ),
            migrations.CreateModel(
                name='CelebrationShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.celebration_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='chartevent',
                constraint=models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('network', 'member', 'on', 'words'), name='chart_event_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='chartevent',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='chart_event_says_what'),
            ),
            migrations.AddConstraint(
                model_name='chartevent',
                constraint=models.CheckConstraint(condition=models.Q(('removed_by', None), ('removed_at__isnull', False), _connector='OR'), name='chart_event_removed_when'),
            ),
            migrations.AddConstraint(
                model_name='datawalk',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='data_walk_once'),
            ),
            migrations.AddConstraint(
                model_name='datawalk',
                constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='data_walk_has_a_title'),
            ),
            migrations.AddConstraint(
                model_name='districtproject',
                constraint=models.UniqueConstraint(fields=('member', 'design_cycle'), name='district_project_once'),
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
            migrations.AddConstraint(
                model_name='gatenote',
                constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('network', 'member', 'gate', 'passed'), name='gate_note_once'),
            ),
            migrations.AddConstraint(
                model_name='gatenote',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='gate_note_says_why'),
            ),
            migrations.AddConstraint(
                model_name='gatenote',
                constraint=models.CheckConstraint(condition=models.Q(('passed', True), ('gate', 'data'), _connector='OR'), name='gate_note_of_data'),
            ),
            migrations.AddConstraint(
                model_name='goalversion',
                constraint=models.UniqueConstraint(fields=('goal', 'number'), name='goal_version_once'),
            ),
            migrations.AddConstraint(
                model_name='goalversion',
                constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='goal_version_says_why'),
            ),
            migrations.AddConstraint(
                model_name='goalversion',
                constraint=models.CheckConstraint(condition=models.Q(('plan_kind__in', ['', 'lcap', 'spsa', 'site', 'strategic', 'other'])), name='goal_version_plan_known'),
            ),
            migrations.AddConstraint(
                model_name='goalversion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('aligned_to', ''), _negated=True), models.Q(('plan_kind__in', ['', 'other']), _negated=True), models.Q(('plan_kind', ''), ('plan_part', ''), ('plan_years', ''), ('serves', '')), _connector='OR'), name='goal_version_names_its_plan'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='goalversion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_goalversionevent" ("agreed_at", "agreed_by_id", "aligned_to", "at", "baseline", "by_id", "by_when", "for_whom", "goal_id", "id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_kind", "plan_part", "plan_years", "proposed", "reason", "serves", "target", "what") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."aligned_to", NEW."at", NEW."baseline", NEW."by_id", NEW."by_when", NEW."for_whom", NEW."goal_id", NEW."id", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_kind", NEW."plan_part", NEW."plan_years", NEW."proposed", NEW."reason", NEW."serves", NEW."target", NEW."what"); RETURN NULL;', hash='df21d86813253102d36b447d5542afee7077f01f', operation='INSERT', pgid='pgtrigger_insert_insert_61a09', table='design_process_goalversion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='goalversion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_goalversionevent" ("agreed_at", "agreed_by_id", "aligned_to", "at", "baseline", "by_id", "by_when", "for_whom", "goal_id", "id", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_kind", "plan_part", "plan_years", "proposed", "reason", "serves", "target", "what") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."aligned_to", NEW."at", NEW."baseline", NEW."by_id", NEW."by_when", NEW."for_whom", NEW."goal_id", NEW."id", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_kind", NEW."plan_part", NEW."plan_years", NEW."proposed", NEW."reason", NEW."serves", NEW."target", NEW."what"); RETURN NULL;', hash='f8909cee2ab92b28c3fe2130faed521e07f460f0', operation='UPDATE', pgid='pgtrigger_update_update_11648', table='design_process_goalversion', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='credit',
                constraint=models.UniqueConstraint(fields=('idea', 'person'), name='idea_credit_once'),
            ),
            migrations.AddConstraint(
                model_name='chosenidea',
                constraint=models.UniqueConstraint(fields=('decision', 'idea'), name='idea_chosen_once'),
            ),
            migrations.AddConstraint(
                model_name='chosenidea',
                constraint=models.UniqueConstraint(condition=models.Q(('is_runner_up', True)), fields=('decision',), name='idea_one_runner_up'),
            ),
            migrations.AddIndex(
                model_name='idearound',
                index=models.Index(fields=['member', '-started_at'], name='idea_round_of_member'),
            ),
            migrations.AddConstraint(
                model_name='idearound',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='idea_round_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='idearound',
                constraint=models.CheckConstraint(condition=models.Q(('question', ''), _negated=True), name='idea_round_asks_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='idearound',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_idearoundevent" ("client_key", "ends_on", "how_might_we_id", "id", "member_id", "network_id", "on_behalf", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "started_at", "started_by_id") VALUES (NEW."client_key", NEW."ends_on", NEW."how_might_we_id", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."started_at", NEW."started_by_id"); RETURN NULL;', hash='e2351cc2a7f7abead015e7eaafc999f92002f85c', operation='INSERT', pgid='pgtrigger_insert_insert_0b610', table='design_process_idearound', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='idearound',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_idearoundevent" ("client_key", "ends_on", "how_might_we_id", "id", "member_id", "network_id", "on_behalf", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "started_at", "started_by_id") VALUES (NEW."client_key", NEW."ends_on", NEW."how_might_we_id", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."started_at", NEW."started_by_id"); RETURN NULL;', hash='473400b76379817fb8b19791840107cf0f00d2b9', operation='UPDATE', pgid='pgtrigger_update_update_ae662', table='design_process_idearound', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.UniqueConstraint(fields=('round', 'number'), name='idea_decision_number_once'),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.UniqueConstraint(condition=models.Q(('reopened_at', None)), fields=('round',), name='idea_decision_one_stands'),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='idea_decision_says_why'),
            ),
            migrations.AddConstraint(
                model_name='ideadecision',
                constraint=models.CheckConstraint(condition=models.Q(('reopened_at', None), models.Q(('reopened_why', ''), _negated=True), _connector='OR'), name='idea_decision_reopened_with_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ideadecision',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_ideadecisionevent" ("decided_at", "decided_by_id", "dissent", "id", "member_id", "network_id", "number", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened_at", "reopened_by_id", "reopened_why", "round_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."dissent", NEW."id", NEW."member_id", NEW."network_id", NEW."number", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."reopened_why", NEW."round_id"); RETURN NULL;', hash='86adfb1443327e87a432ff25ec6404e968f92d27', operation='INSERT', pgid='pgtrigger_insert_insert_0ca85', table='design_process_ideadecision', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ideadecision',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_ideadecisionevent" ("decided_at", "decided_by_id", "dissent", "id", "member_id", "network_id", "number", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened_at", "reopened_by_id", "reopened_why", "round_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."dissent", NEW."id", NEW."member_id", NEW."network_id", NEW."number", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."reopened_why", NEW."round_id"); RETURN NULL;', hash='94c1b77f3f828b33b1d056bb8012119eecdd484f', operation='UPDATE', pgid='pgtrigger_update_update_b1a8a', table='design_process_ideadecision', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='idea',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='idea_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='idea',
                constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='idea_has_a_title'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='idea',
                trigger=pgtrigger.compiler.Trigger(name='words_stay_once_open', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."builds_on_id" IS DISTINCT FROM (NEW."builds_on_id") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."what" IS DISTINCT FROM (NEW."what"))', func="\n                    IF EXISTS (\n                        SELECT FROM design_process_idearound r WHERE r.id = OLD.round_id AND r.opened_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'an idea that others have read stays as it is', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='9047889717d7b8dc3b15fb555f2487b10187a95e', operation='UPDATE', pgid='pgtrigger_words_stay_once_open_e4633', table='design_process_idea', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='indicator',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'name'), name='indicator_name_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='indicator',
                constraint=models.CheckConstraint(condition=models.Q(('unit', 'count'), models.Q(('denominator_label', ''), _negated=True), _connector='OR'), name='indicator_denominator_named'),
            ),
            migrations.AddConstraint(
                model_name='indicator',
                constraint=models.CheckConstraint(condition=models.Q(('minutes', None), ('minutes__range', (1, 600)), _connector='OR'), name='indicator_minutes_within_a_day'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicator',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_indicatorevent" ("baseline", "baseline_on", "chart", "collected_by", "collected_how", "definition", "denominator_label", "direction", "frequency", "groups", "id", "inclusion", "is_leading", "is_new_data", "is_screened", "kind", "member_id", "minutes", "name", "network_id", "numerator_label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "rules", "sampling", "source", "starts_on", "target", "target_on", "unit", "version") VALUES (NEW."baseline", NEW."baseline_on", NEW."chart", NEW."collected_by", NEW."collected_how", NEW."definition", NEW."denominator_label", NEW."direction", NEW."frequency", NEW."groups", NEW."id", NEW."inclusion", NEW."is_leading", NEW."is_new_data", NEW."is_screened", NEW."kind", NEW."member_id", NEW."minutes", NEW."name", NEW."network_id", NEW."numerator_label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_at", NEW."rules", NEW."sampling", NEW."source", NEW."starts_on", NEW."target", NEW."target_on", NEW."unit", NEW."version"); RETURN NULL;', hash='4a2aab335111d4a8527cca6b93d9d6ed6553aa56', operation='INSERT', pgid='pgtrigger_insert_insert_0b33b', table='design_process_indicator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='indicator',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_indicatorevent" ("baseline", "baseline_on", "chart", "collected_by", "collected_how", "definition", "denominator_label", "direction", "frequency", "groups", "id", "inclusion", "is_leading", "is_new_data", "is_screened", "kind", "member_id", "minutes", "name", "network_id", "numerator_label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "rules", "sampling", "source", "starts_on", "target", "target_on", "unit", "version") VALUES (NEW."baseline", NEW."baseline_on", NEW."chart", NEW."collected_by", NEW."collected_how", NEW."definition", NEW."denominator_label", NEW."direction", NEW."frequency", NEW."groups", NEW."id", NEW."inclusion", NEW."is_leading", NEW."is_new_data", NEW."is_screened", NEW."kind", NEW."member_id", NEW."minutes", NEW."name", NEW."network_id", NEW."numerator_label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_at", NEW."rules", NEW."sampling", NEW."source", NEW."starts_on", NEW."target", NEW."target_on", NEW."unit", NEW."version"); RETURN NULL;', hash='f74e5a3fadf5fef3fc0e48613f7fa569f827e026', operation='UPDATE', pgid='pgtrigger_update_update_5ba5c', table='design_process_indicator', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='chartmark',
                constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('indicator', 'member', 'group', 'kind', 'period'), name='chart_mark_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='chartmark',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='chart_mark_has_a_reason'),
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
                model_name='latest',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'indicator', 'group'), name='latest_once', nulls_distinct=False),
            ),
            migrations.CreateModel(
                name='LessonShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.lesson_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='answer',
                constraint=models.UniqueConstraint(fields=('network', 'ask', 'client_key', 'sent'), name='answer_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='look',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'person'), name='look_once'),
            ),
            migrations.AddConstraint(
                model_name='look',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('before__isnull', True), ('before_at', None)), models.Q(('before__isnull', False), ('before_at__isnull', False)), _connector='OR'), name='look_before_has_a_moment'),
            ),
            migrations.AddConstraint(
                model_name='mailreply',
                constraint=models.UniqueConstraint(fields=('network', 'ask', 'message_key'), name='mail_reply_once'),
            ),
            migrations.AddConstraint(
                model_name='mailreply',
                constraint=models.CheckConstraint(condition=models.Q(('answer', None), ('outcome', 'kept'), _connector='OR'), name='mail_reply_answer_only_when_kept'),
            ),
            migrations.AddIndex(
                model_name='measurement',
                index=models.Index(condition=models.Q(('superseded_at', None)), fields=['network', 'period'], name='measurement_partition'),
            ),
            migrations.AddIndex(
                model_name='measurement',
                index=models.Index(condition=models.Q(('batch__isnull', False)), fields=['batch'], name='measurement_of_batch'),
            ),
            migrations.AddConstraint(
                model_name='measurement',
                constraint=models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('indicator', 'member', 'school', 'group', 'period'), name='measurement_current_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='measurement',
                constraint=models.CheckConstraint(condition=models.Q(('denominator', None), ('denominator__gt', 0), _connector='OR'), name='measurement_denominator'),
            ),
            migrations.AddConstraint(
                model_name='measurement',
                constraint=models.CheckConstraint(condition=models.Q(('numerator__isnull', False), ('denominator', None), _connector='OR'), name='measurement_nothing_is_nothing'),
            ),
            migrations.AddConstraint(
                model_name='measurement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('gap', ''), ('numerator__isnull', False)), models.Q(('numerator', None), models.Q(('gap', ''), _negated=True)), _connector='OR'), name='measurement_gap_or_number'),
            ),
            migrations.AddConstraint(
                model_name='measurement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', False), ('status', 'reviewed')), models.Q(('reviewed_at', None), models.Q(('status', 'reviewed'), _negated=True)), _connector='OR'), name='measurement_reviewed_when'),
            ),
            migrations.AddConstraint(
                model_name='measurement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('numerator', None), models.Q(('numerator__gte', -1000000000.0), ('numerator__lte', 1000000000.0)), _connector='OR'), models.Q(('denominator', None), ('denominator__lte', 1000000000.0), _connector='OR')), name='measurement_finite'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='measurement',
                trigger=pgtrigger.compiler.Trigger(name='measurement_possible_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF EXISTS (\n    SELECT FROM said s JOIN design_process_indicator i ON i.id = s.indicator_id\n    WHERE s.numerator IS NOT NULL AND CASE i.unit\n        WHEN 'count' THEN s.numerator < 0 OR s.denominator IS NOT NULL\n        WHEN 'mean' THEN s.denominator IS NULL AND s.status <> 'draft'\n        WHEN 'share' THEN s.numerator < 0 OR s.numerator > s.denominator\n            OR s.denominator IS NULL AND s.status <> 'draft'\n        ELSE s.numerator < 0 OR s.denominator IS NULL AND s.status <> 'draft' END\n) THEN\n    RAISE EXCEPTION 'a number that its indicator cannot have' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n", hash='252106d6e0b6079c7862b88c39c41355f5f54aba', level='STATEMENT', operation='INSERT', pgid='pgtrigger_measurement_possible_insert_9ad9c', referencing='REFERENCING NEW TABLE AS said ', table='design_process_measurement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='measurement',
                trigger=pgtrigger.compiler.Trigger(name='measurement_possible_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF EXISTS (\n    SELECT FROM said s JOIN design_process_indicator i ON i.id = s.indicator_id\n    WHERE s.numerator IS NOT NULL AND CASE i.unit\n        WHEN 'count' THEN s.numerator < 0 OR s.denominator IS NOT NULL\n        WHEN 'mean' THEN s.denominator IS NULL AND s.status <> 'draft'\n        WHEN 'share' THEN s.numerator < 0 OR s.numerator > s.denominator\n            OR s.denominator IS NULL AND s.status <> 'draft'\n        ELSE s.numerator < 0 OR s.denominator IS NULL AND s.status <> 'draft' END\n) THEN\n    RAISE EXCEPTION 'a number that its indicator cannot have' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n", hash='11dc5a6699f927dee2c54a387b8394d1fe314b6c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_measurement_possible_update_96f28', referencing='REFERENCING NEW TABLE AS said ', table='design_process_measurement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='measurement',
                trigger=pgtrigger.compiler.Trigger(name='before_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "design_process_measurementevent" ("batch", "denominator", "entered_at", "entered_by_id", "gap", "group", "id", "indicator_id", "member_id", "network_id", "note", "numerator", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewed_by_id", "school_id", "status", "superseded_at", "supersedes_id") SELECT old_values."batch", old_values."denominator", old_values."entered_at", old_values."entered_by_id", old_values."gap", old_values."group", old_values."id", old_values."indicator_id", old_values."member_id", old_values."network_id", old_values."note", old_values."numerator", old_values."on_behalf", old_values."period", _pgh_attached_context.value, NOW(), \'before\', old_values."id", old_values."reviewed_at", old_values."reviewed_by_id", old_values."school_id", old_values."status", old_values."superseded_at", old_values."supersedes_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8d3d294f04ba9883176a6a565ba8d6c0597f5f7b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_before_update_85c80', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='design_process_measurement', when='AFTER')),
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
            migrations.AddConstraint(
                model_name='numbersource',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'key'), name='number_source_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='observationphoto',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), models.Q(('content', b''), _negated=True)), models.Q(('content', b''), ('removed_at__isnull', False)), _connector='OR'), name='observation_photo_there_or_removed'),
            ),
            migrations.AddConstraint(
                model_name='phasedone',
                constraint=models.UniqueConstraint(fields=('project', 'phase'), name='phase_done_once'),
            ),
            migrations.AddConstraint(
                model_name='phasewindow',
                constraint=models.UniqueConstraint(fields=('design_cycle', 'phase'), name='phase_window_once'),
            ),
            migrations.AddConstraint(
                model_name='phasewindow',
                constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='phase_window_dates'),
            ),
            migrations.AddConstraint(
                model_name='planversion',
                constraint=models.UniqueConstraint(fields=('indicator', 'number'), name='plan_version_once'),
            ),
            migrations.AddConstraint(
                model_name='positionoverride',
                constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('project',), name='position_override_one_standing'),
            ),
            migrations.AddConstraint(
                model_name='positionoverride',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='position_override_says_why'),
            ),
            migrations.AddConstraint(
                model_name='outcome',
                constraint=models.CheckConstraint(condition=models.Q(('verdict', models.F('proposed')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='outcome_says_why_it_differs'),
            ),
            migrations.AddConstraint(
                model_name='outcome',
                constraint=models.CheckConstraint(condition=models.Q(('verdict', ''), _negated=True), name='outcome_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_decision', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = (SELECT p.cycle_id FROM design_process_prediction p\n                    WHERE p.id = coalesce(NEW.prediction_id, OLD.prediction_id)) AND c.state IN ('closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='2386ba87949bcd97e3b19062631e8e45e2c2241d', operation='UPDATE OR DELETE', pgid='pgtrigger_fixed_by_the_decision_04f9b', table='design_process_outcome', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_outcomeevent" ("at", "because", "by_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction_id", "proposed", "reason", "verdict") VALUES (NEW."at", NEW."because", NEW."by_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prediction_id", NEW."proposed", NEW."reason", NEW."verdict"); RETURN NULL;', hash='f5f102a48b3b3f1d592ceecf1a8735cec0669594', operation='INSERT', pgid='pgtrigger_insert_insert_6d6a6', table='design_process_outcome', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_outcomeevent" ("at", "because", "by_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction_id", "proposed", "reason", "verdict") VALUES (NEW."at", NEW."because", NEW."by_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prediction_id", NEW."proposed", NEW."reason", NEW."verdict"); RETURN NULL;', hash='09e3b3126674f344593b32be4fb8905e8445dc40', operation='UPDATE', pgid='pgtrigger_update_update_8b857', table='design_process_outcome', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='printedfigure',
                index=models.Index(fields=['network', 'member'], name='printed_figure_of_network'),
            ),
            migrations.AddConstraint(
                model_name='printedfigure',
                constraint=models.UniqueConstraint(fields=('indicator', 'member', 'group', 'period'), name='printed_figure_once', nulls_distinct=False),
            ),
            migrations.AddIndex(
                model_name='printing',
                index=models.Index(fields=['network', 'period'], name='printing_partition'),
            ),
            migrations.AddConstraint(
                model_name='printing',
                constraint=models.UniqueConstraint(fields=('indicator', 'period', 'number'), name='printing_once'),
            ),
            migrations.AddConstraint(
                model_name='printednumber',
                constraint=models.UniqueConstraint(fields=('printing', 'cell', 'for_hub'), name='printed_number_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='printednumber',
                trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='89ec06289d4342c7c2a33d8a12aadd0e637900c7', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_462ff', table='design_process_printednumber', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='problemofpractice',
                constraint=models.UniqueConstraint(fields=('network', 'title'), name='problem_title_once'),
            ),
            migrations.AddConstraint(
                model_name='problemofpractice',
                constraint=models.CheckConstraint(condition=models.Q(('stakeholder_groups__contained_by', ['teacher', 'principal', 'central_office', 'counsellor', 'special_education', 'support_staff', 'student', 'family', 'community', 'superintendent'])), name='problem_touches_known_groups'),
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
            migrations.AddConstraint(
                model_name='evidence',
                constraint=models.CheckConstraint(condition=models.Q(('off_at', None), models.Q(('off_because', ''), _negated=True), _connector='OR'), name='evidence_off_with_a_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidence',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_evidenceevent" ("about", "client_key", "collected_by", "created_at", "created_by_id", "heard", "id", "kind", "link", "member_id", "n", "network_id", "off_at", "off_because", "off_by_id", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "says", "source", "title", "visibility") VALUES (NEW."about", NEW."client_key", NEW."collected_by", NEW."created_at", NEW."created_by_id", NEW."heard", NEW."id", NEW."kind", NEW."link", NEW."member_id", NEW."n", NEW."network_id", NEW."off_at", NEW."off_because", NEW."off_by_id", NEW."on_behalf", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_id", NEW."says", NEW."source", NEW."title", NEW."visibility"); RETURN NULL;', hash='05fcbb2f8c9c6d3c69a4d81be890063cecf30442', operation='INSERT', pgid='pgtrigger_insert_insert_794c7', table='design_process_evidence', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='evidence',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_evidenceevent" ("about", "client_key", "collected_by", "created_at", "created_by_id", "heard", "id", "kind", "link", "member_id", "n", "network_id", "off_at", "off_because", "off_by_id", "on_behalf", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "says", "source", "title", "visibility") VALUES (NEW."about", NEW."client_key", NEW."collected_by", NEW."created_at", NEW."created_by_id", NEW."heard", NEW."id", NEW."kind", NEW."link", NEW."member_id", NEW."n", NEW."network_id", NEW."off_at", NEW."off_because", NEW."off_by_id", NEW."on_behalf", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_id", NEW."says", NEW."source", NEW."title", NEW."visibility"); RETURN NULL;', hash='d1ca671d02dfd7b73313eea146fa249e816d84d4', operation='UPDATE', pgid='pgtrigger_update_update_87045', table='design_process_evidence', when='AFTER')),
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
                model_name='adoption',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('member',), name='adoption_one_open'),
            ),
            migrations.AddConstraint(
                model_name='problemscoring',
                constraint=models.UniqueConstraint(fields=('network', 'number'), name='problem_scoring_number_once'),
            ),
            migrations.AddConstraint(
                model_name='problemscoring',
                constraint=models.UniqueConstraint(condition=models.Q(('revealed_at', None)), fields=('network',), name='problem_scoring_one_open'),
            ),
            migrations.AddConstraint(
                model_name='problemscore',
                constraint=models.UniqueConstraint(fields=('criterion', 'problem', 'by'), name='problem_score_once'),
            ),
            migrations.AddConstraint(
                model_name='problemscore',
                constraint=models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 5)), name='problemscore_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='problemscore',
                trigger=pgtrigger.compiler.Trigger(name='stays_once_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_problemscoring s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='e32aab341bd82236f2bfb74d15a09c13ba7d8fdf', operation='INSERT OR UPDATE', pgid='pgtrigger_stays_once_shown_0bc65', table='design_process_problemscore', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='problemcriterion',
                constraint=models.UniqueConstraint(fields=('scoring', 'place'), name='problem_criterion_place_once'),
            ),
            migrations.AddConstraint(
                model_name='problemcriterion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('definition', ''), _negated=True)), name='problemcriterion_is_defined'),
            ),
            migrations.AddConstraint(
                model_name='problemcriterion',
                constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='problemcriterion_weight_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='problemcriterion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_problemcriterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='7dc4f49b23e8f81b1f3c52d0de1b829aab408831', operation='INSERT', pgid='pgtrigger_insert_insert_47859', table='design_process_problemcriterion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='problemcriterion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_problemcriterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='8e49efad26fd931fa99aaeb9b07d30dbf1eccfe8', operation='UPDATE', pgid='pgtrigger_update_update_6eca3', table='design_process_problemcriterion', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='doubt',
                constraint=models.UniqueConstraint(fields=('scoring', 'problem', 'by'), name='doubt_once'),
            ),
            migrations.AddConstraint(
                model_name='doubt',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='doubt_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='doubt',
                trigger=pgtrigger.compiler.Trigger(name='stays_once_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_problemscoring s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='b68f509f13d17d92e478872861e97f962fc5ca3b', operation='INSERT OR UPDATE', pgid='pgtrigger_stays_once_shown_46694', table='design_process_doubt', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='candidate',
                constraint=models.UniqueConstraint(fields=('scoring', 'problem'), name='candidate_once'),
            ),
            migrations.AddConstraint(
                model_name='processtemplate',
                constraint=models.UniqueConstraint(fields=('network', 'key'), name='process_template_once'),
            ),
            migrations.AddConstraint(
                model_name='phase',
                constraint=models.UniqueConstraint(fields=('template', 'order'), name='phase_order_once'),
            ),
            migrations.AddConstraint(
                model_name='phase',
                constraint=models.UniqueConstraint(fields=('template', 'label'), name='phase_label_once'),
            ),
            migrations.AddConstraint(
                model_name='designcycle',
                constraint=models.UniqueConstraint(fields=('network', 'number'), name='design_cycle_number_once'),
            ),
            migrations.AddConstraint(
                model_name='designcycle',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('network',), name='design_cycle_one_open'),
            ),
            migrations.AddConstraint(
                model_name='designcycle',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='design_cycle_dates'),
            ),
            migrations.AddConstraint(
                model_name='projecttask',
                constraint=models.UniqueConstraint(fields=('project', 'phase', 'key'), name='project_task_once'),
            ),
            migrations.AddConstraint(
                model_name='projecttask',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='project_task_says_what'),
            ),
            migrations.AddConstraint(
                model_name='projecttask',
                constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), models.Q(('dropped_why', ''), _negated=True), _connector='OR'), name='project_task_dropped_why'),
            ),
            migrations.AddConstraint(
                model_name='projecttask',
                constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), ('done_on', None), _connector='OR'), name='project_task_done_or_dropped'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='projecttask',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_projecttaskevent" ("at", "by_id", "done_by_id", "done_on", "dropped_at", "dropped_why", "due_on", "id", "is_benchmark", "is_moved", "key", "member_id", "network_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "project_id", "words") VALUES (NEW."at", NEW."by_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."dropped_why", NEW."due_on", NEW."id", NEW."is_benchmark", NEW."is_moved", NEW."key", NEW."member_id", NEW."network_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."project_id", NEW."words"); RETURN NULL;', hash='03dc4b87cade0e8ba1fd6a4805803c7ab64fe1f5', operation='INSERT', pgid='pgtrigger_insert_insert_da5bd', table='design_process_projecttask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='projecttask',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_projecttaskevent" ("at", "by_id", "done_by_id", "done_on", "dropped_at", "dropped_why", "due_on", "id", "is_benchmark", "is_moved", "key", "member_id", "network_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "project_id", "words") VALUES (NEW."at", NEW."by_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."dropped_why", NEW."due_on", NEW."id", NEW."is_benchmark", NEW."is_moved", NEW."key", NEW."member_id", NEW."network_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."project_id", NEW."words"); RETURN NULL;', hash='e07cbb77a2b554d36f7af698a362f45fe06dc5df', operation='UPDATE', pgid='pgtrigger_update_update_2d360', table='design_process_projecttask', when='AFTER')),
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
            migrations.CreateModel(
                name='PrototypeShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.prototype_shared_with',),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publicpage',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_publicpageevent" ("at", "by_id", "id", "is_on", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."is_on", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='5e3b490c063960a439661d4a7cc3f17b7beb73e5', operation='INSERT', pgid='pgtrigger_insert_insert_732ac', table='design_process_publicpage', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publicpage',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_publicpageevent" ("at", "by_id", "id", "is_on", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."is_on", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='29404738159d8271a8017e78e3458d1af79e43fb', operation='UPDATE', pgid='pgtrigger_update_update_d2095', table='design_process_publicpage', when='AFTER')),
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
                model_name='ramp',
                constraint=models.UniqueConstraint(fields=('prototype', 'number'), name='ramp_number_once'),
            ),
            migrations.AddConstraint(
                model_name='ramp',
                constraint=models.UniqueConstraint(fields=('prototype', 'name'), name='ramp_name_once'),
            ),
            migrations.AddConstraint(
                model_name='ramp',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='ramp_named'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ramp',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_rampevent" ("id", "name", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prototype_id") VALUES (NEW."id", NEW."name", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prototype_id"); RETURN NULL;', hash='389ecd33928485432ee9db4a8498842f39561456', operation='INSERT', pgid='pgtrigger_insert_insert_a74d6', table='design_process_ramp', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='ramp',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_rampevent" ("id", "name", "network_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prototype_id") VALUES (NEW."id", NEW."name", NEW."network_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prototype_id"); RETURN NULL;', hash='f7e8d17d7676ccabc54ee9b5c2ace8a7d2eb89d5', operation='UPDATE', pgid='pgtrigger_update_update_85c81', table='design_process_ramp', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='rolepath',
                constraint=models.UniqueConstraint(fields=('network', 'person', 'path'), name='role_path_once'),
            ),
            migrations.AddIndex(
                model_name='rollup',
                index=models.Index(fields=['period', 'network'], name='rollup_by_period'),
            ),
            migrations.AddIndex(
                model_name='rollup',
                index=models.Index(condition=models.Q(('member', None)), fields=['network', 'indicator', 'group', 'period'], name='rollup_of_network'),
            ),
            migrations.AddConstraint(
                model_name='rollup',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'indicator', 'group', 'period'), name='rollup_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='rollup',
                constraint=models.CheckConstraint(condition=models.Q(('members_reporting__lte', models.F('members_expected'))), name='rollup_reporting_at_most_expected'),
            ),
            migrations.AddConstraint(
                model_name='scoring',
                constraint=models.UniqueConstraint(fields=('round', 'number'), name='scoring_number_once'),
            ),
            migrations.AddConstraint(
                model_name='scoring',
                constraint=models.UniqueConstraint(condition=models.Q(('revealed_at', None)), fields=('round',), name='scoring_one_open'),
            ),
            migrations.AddConstraint(
                model_name='score',
                constraint=models.UniqueConstraint(fields=('criterion', 'idea', 'by'), name='score_once'),
            ),
            migrations.AddConstraint(
                model_name='score',
                constraint=models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 5)), name='score_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='score',
                trigger=pgtrigger.compiler.Trigger(name='stays_once_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_scoring s WHERE s.id = NEW.scoring_id AND s.revealed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'scores that are shown stay as they are', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='609a746032292ebd74adca42ecf39f502722d28e', operation='INSERT OR UPDATE', pgid='pgtrigger_stays_once_shown_aa014', table='design_process_score', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.UniqueConstraint(fields=('network', 'scoring', 'place'), name='criterion_place_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('definition', ''), _negated=True)), name='criterion_is_defined'),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='criterion_weight_1_to_5'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='criterion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_criterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='56c2122e6e1e472e9a4d9101636e23ee7807a39a', operation='INSERT', pgid='pgtrigger_insert_insert_2f5af', table='design_process_criterion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='criterion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_criterionevent" ("definition", "id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scoring_id", "weight") VALUES (NEW."definition", NEW."id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."scoring_id", NEW."weight"); RETURN NULL;', hash='c9a3efb20a70907f1a47e8643e244a57eab2c46c', operation='UPDATE', pgid='pgtrigger_update_update_48982', table='design_process_criterion', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='setplace',
                constraint=models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('network', 'network_set'), name='place_in_set_once'),
            ),
            migrations.AddConstraint(
                model_name='setprinting',
                constraint=models.UniqueConstraint(fields=('network_set', 'key', 'unit', 'frequency', 'period', 'number'), name='set_printing_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='setprinting',
                trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='37887fbc6de5c841d0960a99d71e262fd01d4b80', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_ef4ee', table='design_process_setprinting', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='setrollup',
                index=models.Index(fields=['network_set', 'period'], name='set_rollup_partition'),
            ),
            migrations.AddConstraint(
                model_name='setrollup',
                constraint=models.UniqueConstraint(fields=('network_set', 'key', 'unit', 'frequency', 'group', 'period'), name='set_rollup_once'),
            ),
            migrations.AddConstraint(
                model_name='shownaround',
                constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('network', 'person'), name='shown_around_once'),
            ),
            migrations.AddConstraint(
                model_name='snapshot',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'made_for', 'digest'), name='snapshot_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='snapshot',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('made_for', 'network'), ('member', None)), models.Q(('member__isnull', False), models.Q(('made_for', 'network'), _negated=True)), _connector='OR'), name='snapshot_for_whom'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='snapshot',
                trigger=pgtrigger.compiler.Trigger(name='snapshot_stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."made_for" IS DISTINCT FROM (NEW."made_for") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='23e97f9e292b01750ef31cdeeb27d5e5da42781e', operation='UPDATE', pgid='pgtrigger_snapshot_stays_as_it_is_2cdb5', table='design_process_snapshot', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='snapshot',
                trigger=pgtrigger.compiler.Trigger(name='snapshot_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e427bcd32ab254986b9ea1e6b23246db3401949a', operation='DELETE', pgid='pgtrigger_snapshot_stays_d8755', table='design_process_snapshot', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='snapshotpdf',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('made_at__isnull', False), ('state', 'ready'), models.Q(('file', ''), _negated=True)), models.Q(('state', 'ready'), _negated=True), _connector='OR'), name='snapshot_pdf_ready_has_a_file'),
            ),
            migrations.AddIndex(
                model_name='stagednumber',
                index=models.Index(fields=['file', 'verdict', 'line'], name='staged_number_of_file'),
            ),
            migrations.AddConstraint(
                model_name='stagednumber',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'rejected'), models.Q(('problem', ''), _negated=True)), models.Q(models.Q(('verdict', 'rejected'), _negated=True), ('indicator__isnull', False), ('member__isnull', False), ('problem', '')), _connector='OR'), name='staged_number_whole_or_rejected'),
            ),
            migrations.AddConstraint(
                model_name='stepticked',
                constraint=models.UniqueConstraint(fields=('network', 'person', 'step'), name='step_ticked_once'),
            ),
            migrations.AddConstraint(
                model_name='sureness',
                constraint=models.UniqueConstraint(fields=('prediction', 'person'), name='sureness_once'),
            ),
            migrations.AddConstraint(
                model_name='sureness',
                constraint=models.CheckConstraint(condition=models.Q(('percent__range', (50, 100))), name='sureness_percent'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sureness',
                trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_study', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '' = to_jsonb(OLD) - '' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = (SELECT p.cycle_id FROM design_process_prediction p\n                    WHERE p.id = coalesce(NEW.prediction_id, OLD.prediction_id)) AND c.state IN ('study', 'closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='c8f535f3de4f7f32dfa77b9f2995d12ad3ab377c', operation='INSERT OR UPDATE', pgid='pgtrigger_fixed_by_the_study_f1b5e', table='design_process_sureness', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='survey',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='survey_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='survey',
                constraint=models.CheckConstraint(condition=models.Q(('group', ''), _negated=True), name='survey_of_a_group'),
            ),
            migrations.AddConstraint(
                model_name='surveyround',
                constraint=models.UniqueConstraint(fields=('survey', 'moment'), name='survey_round_once'),
            ),
            migrations.AddConstraint(
                model_name='surveyround',
                constraint=models.CheckConstraint(condition=models.Q(('expected__range', (1, 2000))), name='survey_round_expects_somebody'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='surveyround',
                trigger=pgtrigger.compiler.Trigger(name='asked_without_names', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT FROM network_wave w JOIN network_version v ON v.id = w.version_id\n                        JOIN network_questionnaire q ON q.id = v.questionnaire_id\n                        JOIN design_process_survey s ON s.questionnaire_id = q.id\n                        WHERE w.id = NEW.wave_id AND s.id = NEW.survey_id AND w.anonymous AND NOT q.of_hub\n                            AND s.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION 'a survey asks its own statements, without names, off the hub''s desk'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='c990dd99968d6dfdf9fc1158c5c4eb9f1893d658', operation='INSERT OR UPDATE', pgid='pgtrigger_asked_without_names_24455', table='design_process_surveyround', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.UniqueConstraint(fields=('prototype', 'number'), name='test_cycle_number_once'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='test_cycle_dates'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(('studied_at', None), models.Q(('did_not_work', ''), _negated=True), _connector='OR'), name='test_cycle_study_says_what_did_not_work'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(models.Q(('act', ''), _negated=True), models.Q(('act_reason', ''), _negated=True), ('closed_at__isnull', False), ('studied_at__isnull', False)), _connector='OR'), name='test_cycle_closed_with_decision'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(('retry_if', ''), ('act', 'abandon'), _connector='OR'), name='test_cycle_retries_what_was_abandoned'),
            ),
            migrations.AddConstraint(
                model_name='testcycle',
                constraint=models.CheckConstraint(condition=models.Q(('act__in', ['', 'adopt', 'adapt', 'abandon', 'expand'])), name='test_cycle_act_known'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycle',
                trigger=pgtrigger.compiler.Trigger(name='ramp_of_its_prototype', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_ramp r WHERE r.id = NEW.ramp_id AND r.prototype_id = NEW.prototype_id\n                    ) OR EXISTS (\n                        SELECT FROM design_process_testcycle c\n                        WHERE c.id = NEW.follows_id AND c.prototype_id <> NEW.prototype_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a cycle stands in a ramp of its own prototype, after a cycle of it',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='a2b289a1fd8b40b4f718675f2198b4b87d1c6d6e', operation='INSERT OR UPDATE', pgid='pgtrigger_ramp_of_its_prototype_3f412', table='design_process_testcycle', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycle',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_testcycleevent" ("act", "act_reason", "as_planned", "change", "closed_at", "created_at", "created_by_id", "did_not_work", "do_on_behalf", "ends_on", "findings", "follows_id", "id", "member_id", "network_id", "next_plan", "not_planned", "number", "objective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_on_behalf", "prediction", "prototype_id", "question", "ramp_id", "retry_if", "scale", "starts_on", "state", "studied_at", "surprise", "visibility") VALUES (NEW."act", NEW."act_reason", NEW."as_planned", NEW."change", NEW."closed_at", NEW."created_at", NEW."created_by_id", NEW."did_not_work", NEW."do_on_behalf", NEW."ends_on", NEW."findings", NEW."follows_id", NEW."id", NEW."member_id", NEW."network_id", NEW."next_plan", NEW."not_planned", NEW."number", NEW."objective", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_on_behalf", NEW."prediction", NEW."prototype_id", NEW."question", NEW."ramp_id", NEW."retry_if", NEW."scale", NEW."starts_on", NEW."state", NEW."studied_at", NEW."surprise", NEW."visibility"); RETURN NULL;', hash='9eed34d6f4f95777d9d266c0485f4ef08e4b862f', operation='INSERT', pgid='pgtrigger_insert_insert_2cbc0', table='design_process_testcycle', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycle',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_testcycleevent" ("act", "act_reason", "as_planned", "change", "closed_at", "created_at", "created_by_id", "did_not_work", "do_on_behalf", "ends_on", "findings", "follows_id", "id", "member_id", "network_id", "next_plan", "not_planned", "number", "objective", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_on_behalf", "prediction", "prototype_id", "question", "ramp_id", "retry_if", "scale", "starts_on", "state", "studied_at", "surprise", "visibility") VALUES (NEW."act", NEW."act_reason", NEW."as_planned", NEW."change", NEW."closed_at", NEW."created_at", NEW."created_by_id", NEW."did_not_work", NEW."do_on_behalf", NEW."ends_on", NEW."findings", NEW."follows_id", NEW."id", NEW."member_id", NEW."network_id", NEW."next_plan", NEW."not_planned", NEW."number", NEW."objective", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan_on_behalf", NEW."prediction", NEW."prototype_id", NEW."question", NEW."ramp_id", NEW."retry_if", NEW."scale", NEW."starts_on", NEW."state", NEW."studied_at", NEW."surprise", NEW."visibility"); RETURN NULL;', hash='44cafe143644821da44aeb8ec3d624a34f842c44', operation='UPDATE', pgid='pgtrigger_update_update_00608', table='design_process_testcycle', when='AFTER')),
            ),
            migrations.CreateModel(
                name='TestCycleShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.testcycle_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='prediction',
                constraint=models.UniqueConstraint(fields=('cycle', 'indicator', 'group'), name='prediction_once'),
            ),
            migrations.AddConstraint(
                model_name='prediction',
                constraint=models.CheckConstraint(condition=models.Q(('low', None), ('high', None), ('low__lte', models.F('high')), _connector='OR'), name='prediction_bounds_in_order'),
            ),
            migrations.AddConstraint(
                model_name='prediction',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('direction', 'stay'), _negated=True), models.Q(('high__isnull', False), ('low__isnull', False)), _connector='OR'), name='prediction_stays_between'),
            ),
            migrations.AddConstraint(
                model_name='prediction',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('low', None), models.Q(('low__gte', -1000000000.0), ('low__lte', 1000000000.0)), _connector='OR'), models.Q(('high', None), models.Q(('high__gte', -1000000000.0), ('high__lte', 1000000000.0)), _connector='OR')), name='prediction_finite'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prediction',
                trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_study', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '' = to_jsonb(OLD) - '' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id) AND c.state IN ('study', 'closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='58f7b1552a7531efcb9e95015a3a21ee2b920c1a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_fixed_by_the_study_a3523', table='design_process_prediction', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prediction',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_predictionevent" ("by_when", "cycle_id", "direction", "group", "high", "id", "indicator_id", "low", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "while_running", "why") VALUES (NEW."by_when", NEW."cycle_id", NEW."direction", NEW."group", NEW."high", NEW."id", NEW."indicator_id", NEW."low", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."while_running", NEW."why"); RETURN NULL;', hash='7fe6a9a73ce2b718223c218b16c548266a9f0c98', operation='INSERT', pgid='pgtrigger_insert_insert_35043', table='design_process_prediction', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prediction',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_predictionevent" ("by_when", "cycle_id", "direction", "group", "high", "id", "indicator_id", "low", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "while_running", "why") VALUES (NEW."by_when", NEW."cycle_id", NEW."direction", NEW."group", NEW."high", NEW."id", NEW."indicator_id", NEW."low", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."while_running", NEW."why"); RETURN NULL;', hash='013f1474dccea151e19580f18a5582c00507f33f', operation='UPDATE', pgid='pgtrigger_update_update_da2b0', table='design_process_prediction', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prediction',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_predictionevent" ("by_when", "cycle_id", "direction", "group", "high", "id", "indicator_id", "low", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "while_running", "why") VALUES (OLD."by_when", OLD."cycle_id", OLD."direction", OLD."group", OLD."high", OLD."id", OLD."indicator_id", OLD."low", OLD."network_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."while_running", OLD."why"); RETURN NULL;', hash='8caefaa8f90b68b29c7d1becbf440e49c883bcbe', operation='DELETE', pgid='pgtrigger_delete_delete_c5c13', table='design_process_prediction', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='observation',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='observation_says_something'),
            ),
            migrations.AddIndex(
                model_name='log',
                index=models.Index(fields=['member', '-at'], name='log_of_member'),
            ),
            migrations.AddConstraint(
                model_name='log',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='log_sent_once'),
            ),
            migrations.AddIndex(
                model_name='lesson',
                index=django.contrib.postgres.indexes.GinIndex(fields=['searched'], name='lesson_searched'),
            ),
            migrations.AddIndex(
                model_name='lesson',
                index=models.Index(fields=['network', '-learned_on', '-id'], name='lesson_of_network'),
            ),
            migrations.AddConstraint(
                model_name='lesson',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('expected', ''), _negated=True), models.Q(('happened', ''), _negated=True), models.Q(('did_not_work', ''), _negated=True), models.Q(('instead', ''), _negated=True)), name='lesson_says_all_four'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lesson',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_lessonevent" ("act", "created_at", "created_by_id", "cycle_id", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "learned_on", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pupils", "scale", "school_year", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."learned_on", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."pupils", NEW."scale", NEW."school_year", NEW."visibility"); RETURN NULL;', hash='5ada4b68c521257e61cd0a4ddf78f291f993342c', operation='INSERT', pgid='pgtrigger_insert_insert_6bb7b', table='design_process_lesson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lesson',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."did_not_work" IS DISTINCT FROM (NEW."did_not_work") OR OLD."expected" IS DISTINCT FROM (NEW."expected") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."idea" IS DISTINCT FROM (NEW."idea") OR OLD."instead" IS DISTINCT FROM (NEW."instead") OR OLD."learned_on" IS DISTINCT FROM (NEW."learned_on") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."phase_id" IS DISTINCT FROM (NEW."phase_id") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."scale" IS DISTINCT FROM (NEW."scale") OR OLD."school_year" IS DISTINCT FROM (NEW."school_year") OR OLD."visibility" IS DISTINCT FROM (NEW."visibility"))', func='INSERT INTO "design_process_lessonevent" ("act", "created_at", "created_by_id", "cycle_id", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "learned_on", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pupils", "scale", "school_year", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."learned_on", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."pupils", NEW."scale", NEW."school_year", NEW."visibility"); RETURN NULL;', hash='57e8e18875f1ccd8ee82218c2f5a0c950b49b41c', operation='UPDATE', pgid='pgtrigger_update_update_265e7', table='design_process_lesson', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='datatocollect',
                constraint=models.UniqueConstraint(fields=('cycle', 'indicator'), name='data_to_collect_once'),
            ),
            migrations.AddConstraint(
                model_name='datatocollect',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('who', ''), _negated=True), models.Q(('when_words', ''), _negated=True), models.Q(('how', ''), _negated=True), _connector='OR'), name='data_to_collect_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='datatocollect',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_datatocollectevent" ("at", "by_id", "cycle_id", "how", "id", "indicator_id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "when_words", "who") VALUES (NEW."at", NEW."by_id", NEW."cycle_id", NEW."how", NEW."id", NEW."indicator_id", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."when_words", NEW."who"); RETURN NULL;', hash='31e73069e112c1a2d6f7ccb0339d9a912e238b8b', operation='INSERT', pgid='pgtrigger_insert_insert_5e0f4', table='design_process_datatocollect', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='datatocollect',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_datatocollectevent" ("at", "by_id", "cycle_id", "how", "id", "indicator_id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "when_words", "who") VALUES (NEW."at", NEW."by_id", NEW."cycle_id", NEW."how", NEW."id", NEW."indicator_id", NEW."member_id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."when_words", NEW."who"); RETURN NULL;', hash='507d5a15e76f71cefaf86c17229be95e050ec0c3', operation='UPDATE', pgid='pgtrigger_update_update_9f9f2', table='design_process_datatocollect', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='datatocollect',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_datatocollectevent" ("at", "by_id", "cycle_id", "how", "id", "indicator_id", "member_id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "when_words", "who") VALUES (OLD."at", OLD."by_id", OLD."cycle_id", OLD."how", OLD."id", OLD."indicator_id", OLD."member_id", OLD."network_id", OLD."on_behalf", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."when_words", OLD."who"); RETURN NULL;', hash='146042224847a9aa03d81da891bb1d8461f7c103', operation='DELETE', pgid='pgtrigger_delete_delete_235d0', table='design_process_datatocollect', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='cycletask',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='cycle_task_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='cycletask',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cycle_task_says_what'),
            ),
            migrations.AddConstraint(
                model_name='cycletask',
                constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), ('done_on', None), _connector='OR'), name='cycle_task_done_or_dropped'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='carried_from_the_cycle_before', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."carried_from_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_cycletask t JOIN design_process_testcycle c ON c.id = NEW.cycle_id\n                        WHERE t.id = NEW.carried_from_id AND t.cycle_id = c.follows_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a task goes on from the cycle that its cycle follows',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='0022e4cdfef5d28be42afe3a07944eb15a828a7a', operation='INSERT OR UPDATE', pgid='pgtrigger_carried_from_the_cycle_before_1c68d', table='design_process_cycletask', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cycletaskevent" ("at", "by_id", "carried_from_id", "client_key", "cycle_id", "done_by_id", "done_on", "dropped_at", "due_on", "id", "member_id", "network_id", "on_behalf", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (NEW."at", NEW."by_id", NEW."carried_from_id", NEW."client_key", NEW."cycle_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."due_on", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."words"); RETURN NULL;', hash='c182e251b4933378b53774f7e3fc70ed383def62', operation='INSERT', pgid='pgtrigger_insert_insert_007bd', table='design_process_cycletask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cycletask',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_cycletaskevent" ("at", "by_id", "carried_from_id", "client_key", "cycle_id", "done_by_id", "done_on", "dropped_at", "due_on", "id", "member_id", "network_id", "on_behalf", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (NEW."at", NEW."by_id", NEW."carried_from_id", NEW."client_key", NEW."cycle_id", NEW."done_by_id", NEW."done_on", NEW."dropped_at", NEW."due_on", NEW."id", NEW."member_id", NEW."network_id", NEW."on_behalf", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."words"); RETURN NULL;', hash='829a32456bdeaa6f6ad9de1a0707c1d83cd76b43', operation='UPDATE', pgid='pgtrigger_update_update_5fd57', table='design_process_cycletask', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='cyclequestion',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='cycle_question_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='cyclequestion',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cycle_question_asks'),
            ),
            migrations.AddConstraint(
                model_name='cyclequestion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', ''), ('verdict_words', '')), models.Q(models.Q(('verdict', ''), _negated=True), models.Q(('verdict_words', ''), _negated=True)), _connector='OR'), name='cycle_question_judged_in_words'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='fixed_step_by_step', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n                    IF (SELECT c.state FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id)) = 'closed' OR ((SELECT c.state FROM design_process_testcycle c WHERE c.id = coalesce(NEW.cycle_id, OLD.cycle_id)) = 'study' AND NOT (\n                        TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['verdict', 'verdict_words'] = to_jsonb(OLD) - ARRAY['verdict', 'verdict_words']\n                    )) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'this cycle is past that step: its questions stay as they are',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN coalesce(NEW, OLD);\n                ", hash='87c0b88b2837b869998c4f73d595a24d27687c2a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_fixed_step_by_step_b5daa', table='design_process_cyclequestion', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cyclequestionevent" ("at", "by_id", "client_key", "cycle_id", "id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction", "verdict", "verdict_words", "while_running", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."cycle_id", NEW."id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prediction", NEW."verdict", NEW."verdict_words", NEW."while_running", NEW."words"); RETURN NULL;', hash='eb5c7ad325a490f4ea9cdf77dbbd1ee171222df7', operation='INSERT', pgid='pgtrigger_insert_insert_6d6a7', table='design_process_cyclequestion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_cyclequestionevent" ("at", "by_id", "client_key", "cycle_id", "id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction", "verdict", "verdict_words", "while_running", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."cycle_id", NEW."id", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prediction", NEW."verdict", NEW."verdict_words", NEW."while_running", NEW."words"); RETURN NULL;', hash='da41cfc8ee6d93da75301ce446ce310641d7f650', operation='UPDATE', pgid='pgtrigger_update_update_30deb', table='design_process_cyclequestion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cyclequestion',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_cyclequestionevent" ("at", "by_id", "client_key", "cycle_id", "id", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prediction", "verdict", "verdict_words", "while_running", "words") VALUES (OLD."at", OLD."by_id", OLD."client_key", OLD."cycle_id", OLD."id", OLD."network_id", OLD."on_behalf", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prediction", OLD."verdict", OLD."verdict_words", OLD."while_running", OLD."words"); RETURN NULL;', hash='f82fbdfd69615a32c73d420e12048bfe0cbbe873', operation='DELETE', pgid='pgtrigger_delete_delete_520a9', table='design_process_cyclequestion', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='celebration',
                index=models.Index(fields=['network', '-learned_on', '-id'], name='celebration_of_network'),
            ),
            migrations.AddConstraint(
                model_name='celebration',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('learned', ''), _negated=True), models.Q(('helped', ''), _negated=True), models.Q(('not_known', ''), _negated=True)), name='celebration_says_all_four'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebration',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_celebrationevent" ("act", "created_at", "created_by_id", "cycle_id", "helped", "id", "learned", "learned_on", "member_id", "network_id", "not_known", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "title", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."helped", NEW."id", NEW."learned", NEW."learned_on", NEW."member_id", NEW."network_id", NEW."not_known", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_year", NEW."title", NEW."visibility"); RETURN NULL;', hash='74a09758ac8c27ec55d9cd970ab340d79caf1756', operation='INSERT', pgid='pgtrigger_insert_insert_cd477', table='design_process_celebration', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebration',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_celebrationevent" ("act", "created_at", "created_by_id", "cycle_id", "helped", "id", "learned", "learned_on", "member_id", "network_id", "not_known", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "title", "visibility") VALUES (NEW."act", NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."helped", NEW."id", NEW."learned", NEW."learned_on", NEW."member_id", NEW."network_id", NEW."not_known", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_year", NEW."title", NEW."visibility"); RETURN NULL;', hash='7da71c12428ddab6590f69b3acb2c8a36452b3a8', operation='UPDATE', pgid='pgtrigger_update_update_eda95', table='design_process_celebration', when='AFTER')),
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
                model_name='thanks',
                constraint=models.UniqueConstraint(fields=('lesson', 'by'), name='thanks_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theory',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theoryevent" ("created_at", "created_by_id", "goal_id", "id", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") VALUES (NEW."created_at", NEW."created_by_id", NEW."goal_id", NEW."id", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."visibility"); RETURN NULL;', hash='69f7be9b4b6223cc3fcdd598947e370cf1d99942', operation='INSERT', pgid='pgtrigger_insert_insert_37535', table='design_process_theory', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theory',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theoryevent" ("created_at", "created_by_id", "goal_id", "id", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") VALUES (NEW."created_at", NEW."created_by_id", NEW."goal_id", NEW."id", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."visibility"); RETURN NULL;', hash='f85874029e9e18066a203d4bb32f89cd6ac3dd02', operation='UPDATE', pgid='pgtrigger_update_update_53a03', table='design_process_theory', when='AFTER')),
            ),
            migrations.CreateModel(
                name='TheoryShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.theory_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='theory_node_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='theory_node_says_something'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('source', ''), ('kind', 'idea'), _connector='OR'), name='theory_node_source_of_idea'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('kind', 'idea'), models.Q(('parent', models.F('id')), _negated=True)), _connector='OR'), name='theory_node_idea_after_another'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('retired_at', None), models.Q(('retired_why', ''), _negated=True), _connector='OR'), name='theory_node_taken_out_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='kind_and_theory_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NOT (NEW.kind = OLD.kind AND NEW.theory_id = OLD.theory_id) THEN\n            RAISE EXCEPTION USING MESSAGE = 'a node keeps its kind and its theory', ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ", hash='44035fd2ea8cba41995d6096f0e27c4aed12165d', operation='UPDATE', pgid='pgtrigger_kind_and_theory_stay_f7fd1', table='design_process_theorynode', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorynodeevent" ("client_key", "created_at", "created_by_id", "id", "kind", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "retired_why", "source", "text", "theory_id", "warrant") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."network_id", NEW."on_behalf", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."retired_why", NEW."source", NEW."text", NEW."theory_id", NEW."warrant"); RETURN NULL;', hash='973baac549ce92dd15ccbd700053153f266869a3', operation='INSERT', pgid='pgtrigger_insert_insert_05095', table='design_process_theorynode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theorynodeevent" ("client_key", "created_at", "created_by_id", "id", "kind", "network_id", "on_behalf", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "retired_why", "source", "text", "theory_id", "warrant") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."network_id", NEW."on_behalf", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."retired_why", NEW."source", NEW."text", NEW."theory_id", NEW."warrant"); RETURN NULL;', hash='9bad7328bcc0e733dc410e81e904da8a9aaf18fb', operation='UPDATE', pgid='pgtrigger_update_update_3e0e4', table='design_process_theorynode', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='theorylink',
                constraint=models.UniqueConstraint(fields=('node', 'above'), name='theory_link_once', nulls_distinct=False),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='leads_to_the_aim', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NOT (EXISTS (\n                        SELECT FROM design_process_theorynode n\n                        LEFT JOIN design_process_theorynode a ON a.id = NEW.above_id\n                        WHERE n.id = NEW.node_id AND (\n                            n.kind = 'primary' AND NEW.above_id IS NULL\n                            OR a.theory_id = n.theory_id AND (\n                                n.kind = 'secondary' AND a.kind = 'primary'\n                                OR n.kind = 'idea' AND a.kind IN ('primary', 'secondary'))))) THEN\n            RAISE EXCEPTION USING MESSAGE = 'a node serves what stands nearer to the aim, in its own theory', ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ", hash='79734767323fcc2ab158944b8664a78c9eaceae1', operation='INSERT OR UPDATE', pgid='pgtrigger_leads_to_the_aim_dddcc', table='design_process_theorylink', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorylinkevent" ("above_id", "id", "network_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (NEW."above_id", NEW."id", NEW."network_id", NEW."node_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place"); RETURN NULL;', hash='2f4134a3bb2f203292a6919029a6f0e216ea845c', operation='INSERT', pgid='pgtrigger_insert_insert_bc755', table='design_process_theorylink', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theorylinkevent" ("above_id", "id", "network_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (NEW."above_id", NEW."id", NEW."network_id", NEW."node_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place"); RETURN NULL;', hash='59e619e56fe31c54aec0ae92a47fdd9bc6586a03', operation='UPDATE', pgid='pgtrigger_update_update_cfdf8', table='design_process_theorylink', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorylinkevent" ("above_id", "id", "network_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (OLD."above_id", OLD."id", OLD."network_id", OLD."node_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place"); RETURN NULL;', hash='f85387385d310f798900ec2cf7728e43d77a05d5', operation='DELETE', pgid='pgtrigger_delete_delete_6e19a', table='design_process_theorylink', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='prototype',
                constraint=models.UniqueConstraint(fields=('member', 'name'), name='prototype_name_once'),
            ),
            migrations.AddConstraint(
                model_name='prototype',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='prototype_named'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='tries_an_idea_of_its_team', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."change_idea_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_theorynode n JOIN design_process_theory t ON t.id = n.theory_id\n                        WHERE n.id = NEW.change_idea_id AND n.kind = 'idea' AND t.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a prototype tries a change idea of its own team', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='53d3121e7dbaac17647b10bd57cfd8836e2e1c79', operation='INSERT OR UPDATE', pgid='pgtrigger_tries_an_idea_of_its_team_8ea63', table='design_process_prototype', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='comes_from_an_idea_of_its_team', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."idea_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_idea i WHERE i.id = NEW.idea_id AND i.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a prototype begins with an idea of its own team', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='01a7638c4a8d2cd0550e8b4c63830cf63e9ea00c', operation='INSERT OR UPDATE', pgid='pgtrigger_comes_from_an_idea_of_its_team_1fee5', table='design_process_prototype', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "duration", "how_tested", "id", "idea_id", "involved", "materials", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "research", "risks", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."duration", NEW."how_tested", NEW."id", NEW."idea_id", NEW."involved", NEW."materials", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."research", NEW."risks", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='f41ee48003ed38c3ab50ca5f4f54a960baecd121', operation='INSERT', pgid='pgtrigger_insert_insert_e4be9', table='design_process_prototype', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "duration", "how_tested", "id", "idea_id", "involved", "materials", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "research", "risks", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."duration", NEW."how_tested", NEW."id", NEW."idea_id", NEW."involved", NEW."materials", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."research", NEW."risks", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='dd89d8c54442b90bd949c73d4b53682c6ba70e56', operation='UPDATE', pgid='pgtrigger_update_update_0c64c', table='design_process_prototype', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='placedidea',
                constraint=models.UniqueConstraint(fields=('idea', 'theory'), name='idea_placed_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='placedidea',
                trigger=pgtrigger.compiler.Trigger(name='placed_in_its_teams_theory', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_theorynode n\n                        JOIN design_process_theory t ON t.id = n.theory_id\n                        JOIN design_process_idea i ON i.id = NEW.idea_id\n                        WHERE n.id = NEW.node_id AND n.kind = 'idea' AND t.id = NEW.theory_id\n                            AND t.member_id = NEW.member_id AND i.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'an idea is placed as a change idea of its own team', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='1a099ee85e4e7a69eaecb60a2e79344b6a043362', operation='INSERT OR UPDATE', pgid='pgtrigger_placed_in_its_teams_theory_68540', table='design_process_placedidea', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='theoryversion',
                constraint=models.UniqueConstraint(fields=('theory', 'number'), name='theory_version_once'),
            ),
            migrations.AddConstraint(
                model_name='theoryversion',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='theory_version_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='theoryversion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('learned', ''), _negated=True)), name='theory_version_says_what_was_learned'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theoryversion',
                trigger=pgtrigger.compiler.Trigger(name='stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n                    RAISE EXCEPTION USING\n                        MESSAGE = 'a kept version stays as it is', ERRCODE = 'check_violation';\n                ", hash='66e43a3095f7179ea4c71696ad76abac66f1e3fd', operation='UPDATE OR DELETE', pgid='pgtrigger_stays_as_it_is_e2bac', table='design_process_theoryversion', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='unnamedlesson',
                index=django.contrib.postgres.indexes.GinIndex(fields=['searched'], name='unnamed_lesson_searched'),
            ),
            migrations.AddConstraint(
                model_name='unnamedlesson',
                constraint=models.CheckConstraint(condition=models.Q(('released_at', None), models.Q(('agreed_at__isnull', False), ('released_at__gte', models.F('agreed_at'))), _connector='OR'), name='unnamed_lesson_agreed_before'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unnamedlesson',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_unnamedlessonevent" ("act", "agreed_at", "agreed_by_id", "code", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "lesson_id", "network_id", "offered_at", "offered_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "place", "pupils", "released_at", "released_by_id", "scale", "school_year") VALUES (NEW."act", NEW."agreed_at", NEW."agreed_by_id", NEW."code", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."lesson_id", NEW."network_id", NEW."offered_at", NEW."offered_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."place", NEW."pupils", NEW."released_at", NEW."released_by_id", NEW."scale", NEW."school_year"); RETURN NULL;', hash='4e927d3338431f787f3d3a7640ea3c306e6389e8', operation='INSERT', pgid='pgtrigger_insert_insert_3f928', table='design_process_unnamedlesson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='unnamedlesson',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."did_not_work" IS DISTINCT FROM (NEW."did_not_work") OR OLD."expected" IS DISTINCT FROM (NEW."expected") OR OLD."grades" IS DISTINCT FROM (NEW."grades") OR OLD."happened" IS DISTINCT FROM (NEW."happened") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."idea" IS DISTINCT FROM (NEW."idea") OR OLD."instead" IS DISTINCT FROM (NEW."instead") OR OLD."lesson_id" IS DISTINCT FROM (NEW."lesson_id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."offered_by_id" IS DISTINCT FROM (NEW."offered_by_id") OR OLD."phase_id" IS DISTINCT FROM (NEW."phase_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."released_by_id" IS DISTINCT FROM (NEW."released_by_id") OR OLD."scale" IS DISTINCT FROM (NEW."scale") OR OLD."school_year" IS DISTINCT FROM (NEW."school_year"))', func='INSERT INTO "design_process_unnamedlessonevent" ("act", "agreed_at", "agreed_by_id", "code", "did_not_work", "expected", "grades", "happened", "id", "idea", "instead", "lesson_id", "network_id", "offered_at", "offered_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "place", "pupils", "released_at", "released_by_id", "scale", "school_year") VALUES (NEW."act", NEW."agreed_at", NEW."agreed_by_id", NEW."code", NEW."did_not_work", NEW."expected", NEW."grades", NEW."happened", NEW."id", NEW."idea", NEW."instead", NEW."lesson_id", NEW."network_id", NEW."offered_at", NEW."offered_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."place", NEW."pupils", NEW."released_at", NEW."released_by_id", NEW."scale", NEW."school_year"); RETURN NULL;', hash='131b5e4dfaf045578a311fe82e0de8e09df55239', operation='UPDATE', pgid='pgtrigger_update_update_25ec1', table='design_process_unnamedlesson', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='visitedprototype',
                constraint=models.UniqueConstraint(fields=('visit', 'prototype'), name='visited_prototype_once'),
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
                model_name='walkchart',
                constraint=models.UniqueConstraint(fields=('walk', 'indicator'), name='walk_chart_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='walkchart',
                trigger=pgtrigger.compiler.Trigger(name='is_of_the_whole_network', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_indicator i WHERE i.id = NEW.indicator_id AND i.member_id IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a data walk looks at common numbers', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='ac451f7ec4dcb19eb2bd5e0c5b8c7e28d8d505ed', operation='INSERT OR UPDATE', pgid='pgtrigger_is_of_the_whole_network_52c36', table='design_process_walkchart', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='walkentry',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='walk_entry_once'),
            ),
            migrations.AddConstraint(
                model_name='walkentry',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='walk_entry_says_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='walkentry',
                trigger=pgtrigger.compiler.Trigger(name='belongs_to_an_open_walk', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (\n                        SELECT FROM design_process_datawalk w WHERE w.id = NEW.walk_id AND w.closed_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'what was written in a closed data walk stays as it is',\n                            ERRCODE = 'check_violation';\n                    END IF;\n                    IF NEW.chart_id IS NOT NULL AND NOT EXISTS (\n                        SELECT FROM design_process_walkchart c WHERE c.id = NEW.chart_id AND c.walk_id = NEW.walk_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'the chart is of another data walk', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='412a2271cbc9100fdd8b54544918e94bc2c33105', operation='INSERT OR UPDATE OF "words", "kind", "walk_id", "chart_id", "member_id"', pgid='pgtrigger_belongs_to_an_open_walk_f14e4', table='design_process_walkentry', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='waysfound',
                constraint=models.UniqueConstraint(fields=('indicator', 'period', 'made_from'), name='ways_found_once'),
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
            migrations.AddConstraint(
                model_name='withdrawal',
                constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='withdrawal_has_a_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='withdrawal',
                trigger=pgtrigger.compiler.Trigger(name='withdrawal_stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."snapshot_id" IS DISTINCT FROM (NEW."snapshot_id") OR OLD."why" IS DISTINCT FROM (NEW."why") OR OLD."at" IS DISTINCT FROM (NEW."at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a305bf345ec262c7e7dce76bb8e5934fc87190fd', operation='UPDATE', pgid='pgtrigger_withdrawal_stays_as_it_is_e5c11', table='design_process_withdrawal', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='withdrawal',
                trigger=pgtrigger.compiler.Trigger(name='withdrawal_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6ae1ac583620ae25bdbcf0512ac8d504a80e2293', operation='DELETE', pgid='pgtrigger_withdrawal_stays_4ba76', table='design_process_withdrawal', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='yearstogether',
                index=models.Index(fields=['network', 'indicator'], name='years_together_of_network'),
            ),
            migrations.AddConstraint(
                model_name='yearstogether',
                constraint=models.UniqueConstraint(fields=('indicator', 'first', 'years'), name='years_together_once'),
            ),
            migrations.AddConstraint(
                model_name='yearstogether',
                constraint=models.CheckConstraint(condition=models.Q(('years__range', (2, 3))), name='years_together_two_or_three'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='yearstogether',
                trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d962326dc9f91afe2f511ccad6b66e89c4f3c2f8', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_19ae5', table='design_process_yearstogether', when='BEFORE')),
            ),
            migrations.AddIndex(
                model_name='figuretogether',
                index=models.Index(fields=['network'], name='figure_together_of_network'),
            ),
            migrations.AddConstraint(
                model_name='figuretogether',
                constraint=models.UniqueConstraint(fields=('together', 'group'), name='figure_together_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='figuretogether',
                trigger=pgtrigger.compiler.Trigger(name='for_ever', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfc30c0556c8482a244bc95935157a773b00a208', operation='UPDATE OR DELETE', pgid='pgtrigger_for_ever_a65c4', table='design_process_figuretogether', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebrationshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_celebrationshareevent" ("celebration_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."celebration_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='cbfdcbfcc1068167f885d343a88d8cab2d591f20', operation='INSERT', pgid='pgtrigger_insert_insert_4756f', table='design_process_celebration_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='celebrationshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_celebrationshareevent" ("celebration_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."celebration_id", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='4190398e2de9e999a61986c4d1b9591eb19d6d96', operation='DELETE', pgid='pgtrigger_delete_delete_28d4d', table='design_process_celebration_shared_with', when='AFTER')),
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
            pgtrigger.migrations.AddTrigger(
                model_name='lessonshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_lessonshareevent" ("id", "lesson_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."lesson_id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='81ce36bc10f570a30992a6120bc35291304a96c8', operation='INSERT', pgid='pgtrigger_insert_insert_c9ef8', table='design_process_lesson_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='lessonshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_lessonshareevent" ("id", "lesson_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."lesson_id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='cdc152624d09c469e74d6b48195a08d57fdea8cd', operation='DELETE', pgid='pgtrigger_delete_delete_e9d71', table='design_process_lesson_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototypeshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "prototype_id") VALUES (NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."prototype_id"); RETURN NULL;', hash='57828d81fbfc22f9211f9e19060066b0e87b5658', operation='INSERT', pgid='pgtrigger_insert_insert_3539d', table='design_process_prototype_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototypeshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "prototype_id") VALUES (OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."prototype_id"); RETURN NULL;', hash='b9ae5bdfdf57637828b9d7bf3857209c939aa7ce', operation='DELETE', pgid='pgtrigger_delete_delete_10f39', table='design_process_prototype_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycleshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_testcycleshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "testcycle_id") VALUES (NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."testcycle_id"); RETURN NULL;', hash='64d11597d6995de0996626748a03a8bcb6225035', operation='INSERT', pgid='pgtrigger_insert_insert_0709c', table='design_process_testcycle_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='testcycleshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_testcycleshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "testcycle_id") VALUES (OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."testcycle_id"); RETURN NULL;', hash='63a64e138b12e803e8928e76476c6021e767ca91', operation='DELETE', pgid='pgtrigger_delete_delete_03dd8', table='design_process_testcycle_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theoryshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theoryshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "theory_id") VALUES (NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."theory_id"); RETURN NULL;', hash='da1f4a2c3fcd0d03da2e3254e3957354ec6a7e6a', operation='INSERT', pgid='pgtrigger_insert_insert_5f485', table='design_process_theory_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theoryshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theoryshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "theory_id") VALUES (OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."theory_id"); RETURN NULL;', hash='e79d46bac99381e7c4f55f0641297cbd41a2a1be', operation='DELETE', pgid='pgtrigger_delete_delete_b5b89', table='design_process_theory_shared_with', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
