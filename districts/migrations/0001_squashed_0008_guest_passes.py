"""The tables as they were when the migrations before it, all from before the first release, were made one."""

from decimal import Decimal
from functools import partial
import datetime

from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard
import districts.scheduling.models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('districts', '0001_initial'),
        ('districts', '0002_one_network'),
        ('districts', '0003_agreements'),
        ('districts', '0004_own_groups'),
        ('districts', '0005_sponsors_desk'),
        ('districts', '0006_seat_time'),
        ('districts', '0007_commitment_pulse'),
        ('districts', '0008_guest_passes'),
    ]

    dependencies = [
        # Each of their changes draws up every model there is anew: so they go before ours.
        ('mfa', '0003_authenticator_type_uniq'),
        ('socialaccount', '0006_alter_socialaccount_extra_data'),
        ('network', '0001_squashed_0004_team_questionnaires'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('signed_by', models.CharField(max_length=120)),
                    ('starts_on', models.DateField()),
                    ('until', models.DateField()),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-starts_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Barrier',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('time', 'Time'), ('staff', 'Staff or substitutes'), ('money', 'Money'), ('materials', 'Materials'), ('data', 'Data'), ('technology', 'Technology'), ('policy', 'Policy or rules'), ('support', 'Support from others'), ('other', 'Something else')], default='other', max_length=12)),
                    ('remover', models.CharField(choices=[('sponsor', 'Our sponsor'), ('hub', 'The hub'), ('county', 'The county'), ('state', 'The state')], default='sponsor', max_length=8)),
                    ('what', models.CharField(max_length=500)),
                    ('ask', models.CharField(blank=True, max_length=500)),
                    ('state', models.CharField(choices=[('open', 'Waiting for an answer'), ('promised', 'Promised'), ('escalated', 'Passed on'), ('removed', 'Removed'), ('cannot', 'Cannot be removed')], default='open', max_length=10)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('raised_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['raised_at'],
                },
            ),
            migrations.CreateModel(
                name='BarrierAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('removed', 'Removed'), ('promised', 'Will do by'), ('cannot', 'Cannot, because'), ('escalated', 'Passed on'), ('reopened', 'In the way after all')], max_length=10)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('passed_to', models.CharField(blank=True, choices=[('sponsor', 'Our sponsor'), ('hub', 'The hub'), ('county', 'The county'), ('state', 'The state')], max_length=8)),
                    ('from_sponsor', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
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
                name='Burden',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('driving_minutes', models.PositiveIntegerField(default=0)),
                    ('miles', models.PositiveIntegerField(blank=True, null=True)),
                    ('substitutes', models.PositiveSmallIntegerField(default=0)),
                    ('hours_out', models.DecimalField(decimal_places=1, default=0, max_digits=5)),
                ],
            ),
            migrations.CreateModel(
                name='CalendarSpan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('kind', models.CharField(choices=[('closed', 'No school'), ('testing', 'Testing'), ('event', 'School as usual'), ('first_day', 'First day of school'), ('last_day', 'Last day of school')], default='closed', max_length=9)),
                    ('label', models.CharField(max_length=120)),
                    ('source', models.CharField(choices=[('typed', 'Typed'), ('uploaded', 'From a file'), ('holidays', 'Public holidays')], default='typed', max_length=8)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['starts_on', 'ends_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CalendarUpload',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('source', models.CharField(choices=[('typed', 'Typed'), ('uploaded', 'From a file'), ('holidays', 'Public holidays')], max_length=8)),
                    ('name', models.CharField(max_length=200)),
                    ('rows', models.JSONField(default=list)),
                    ('aside', models.JSONField(default=list)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting for your yes'), ('done', 'Brought in'), ('dropped', 'Put aside')], default='waiting', max_length=8)),
                    ('outcome', models.JSONField(default=dict)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-at'],
                },
            ),
            migrations.CreateModel(
                name='CheckIn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('agreed', models.TextField(blank=True)),
                    ('mood_hub', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('mood_team', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['meeting__starts_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CheckInNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('private', 'Only me'), ('hub', 'The facilitators and me'), ('team', 'The member’s team and the facilitators')], default='private', max_length=7)),
                    ('number', models.PositiveIntegerField(default=1)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['created_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CheckInTopic',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CommitmentPulse',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('sponsor', 'Sponsor'), ('driver', 'Project driver')], max_length=16)),
                    ('asked_on', models.DateField()),
                    ('answer', models.CharField(blank=True, choices=[('in', 'Yes, we are in'), ('but', 'Yes, but something has to change'), ('pause', 'We need to pause'), ('leave', 'We want to leave')], max_length=8)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-asked_on', '-role', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CommitmentPulseEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('sponsor', 'Sponsor'), ('driver', 'Project driver')], max_length=16)),
                    ('asked_on', models.DateField()),
                    ('answer', models.CharField(blank=True, choices=[('in', 'Yes, we are in'), ('but', 'Yes, but something has to change'), ('pause', 'We need to pause'), ('leave', 'We want to leave')], max_length=8)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='District',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=160)),
                    ('kind', models.CharField(choices=[('elementary', 'Elementary district'), ('high', 'High school district'), ('unified', 'Unified district'), ('county_office', 'County office of education'), ('charter', 'Charter'), ('regional', 'Regional programme'), ('state', 'State school'), ('other', 'Other')], default='other', max_length=16)),
                    ('county', models.CharField(blank=True, max_length=60)),
                    ('city', models.CharField(blank=True, max_length=60)),
                    ('latitude', models.FloatField(blank=True, null=True)),
                    ('longitude', models.FloatField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='DistrictCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('system', models.CharField(choices=[('cds', 'State code (CDS)'), ('nces', 'Federal code (NCES)'), ('state', 'Other state code'), ('local', 'Local code'), ('sourced_id', 'OneRoster id')], max_length=12)),
                    ('value', models.CharField(max_length=40)),
                ],
            ),
            migrations.CreateModel(
                name='DistrictProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('enrolment', models.PositiveIntegerField(blank=True, null=True)),
                    ('source', models.CharField(blank=True, max_length=120)),
                ],
                options={
                    'ordering': ['-school_year'],
                },
            ),
            migrations.CreateModel(
                name='FacilitatorNeeds',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('max_checkins_per_week', models.PositiveSmallIntegerField(default=6)),
                    ('away', models.JSONField(default=list)),
                ],
            ),
            migrations.CreateModel(
                name='FollowUp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('words', models.TextField(blank=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['member__district__name'],
                },
            ),
            migrations.CreateModel(
                name='GroupCount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.CharField(max_length=40)),
                    ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                    ('is_redacted', models.BooleanField(default=False)),
                ],
            ),
            migrations.CreateModel(
                name='GuestPass',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('district_name', models.CharField(max_length=160)),
                    ('name', models.CharField(max_length=80)),
                    ('email', models.EmailField(max_length=254)),
                    ('until', models.DateField()),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('coming', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Comes'), ('virtual', 'Joins by link'), ('no', 'Cannot come')], default='', max_length=8)),
                    ('coming_at', models.DateTimeField(blank=True, null=True)),
                    ('wish', models.CharField(blank=True, choices=[('join', 'Would like to join'), ('later', 'Not now')], max_length=5)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('wished_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'verbose_name_plural': 'guest passes',
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='GuestPassEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('client_key', models.UUIDField()),
                    ('district_name', models.CharField(max_length=160)),
                    ('name', models.CharField(max_length=80)),
                    ('email', models.EmailField(max_length=254)),
                    ('until', models.DateField()),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('coming', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Comes'), ('virtual', 'Joins by link'), ('no', 'Cannot come')], default='', max_length=8)),
                    ('coming_at', models.DateTimeField(blank=True, null=True)),
                    ('wish', models.CharField(blank=True, choices=[('join', 'Would like to join'), ('later', 'Not now')], max_length=5)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('wished_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Hosting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
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
            migrations.CreateModel(
                name='LookFor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField()),
                    ('words', models.CharField(max_length=200)),
                ],
                options={
                    'ordering': ['order', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('prospective', 'Prospective'), ('prework', 'In pre-work'), ('active', 'Active'), ('paused', 'Paused'), ('offboarded', 'Off-boarded'), ('alumni', 'Alumni')], default='prework', max_length=12)),
                    ('since', models.DateField()),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('recommit_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['district__name'],
                },
            ),
            migrations.CreateModel(
                name='MemberChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('prospective', 'Prospective'), ('prework', 'In pre-work'), ('active', 'Active'), ('paused', 'Paused'), ('offboarded', 'Off-boarded'), ('alumni', 'Alumni')], max_length=12)),
                    ('on', models.DateField()),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='MemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('prospective', 'Prospective'), ('prework', 'In pre-work'), ('active', 'Active'), ('paused', 'Paused'), ('offboarded', 'Off-boarded'), ('alumni', 'Alumni')], default='prework', max_length=12)),
                    ('since', models.DateField()),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('recommit_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MemberNeeds',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('can_host', models.BooleanField(default=True)),
                    ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('people', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('substitutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('max_out_same_day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='NoteVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(default=1)),
                    ('visibility', models.CharField(choices=[('private', 'Only me'), ('hub', 'The facilitators and me'), ('team', 'The member’s team and the facilitators')], max_length=7)),
                    ('text', models.TextField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='OwnDimension',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('label', models.CharField(max_length=60)),
                    ('is_partition', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['label'],
                },
            ),
            migrations.CreateModel(
                name='OwnGroup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('label', models.CharField(max_length=28)),
                    ('key', models.CharField(max_length=40)),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['label'],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('held', 'Comes'), ('waiting', 'On the waiting list'), ('given_back', 'Given back')], max_length=10)),
                    ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('held_at', models.DateTimeField(blank=True, null=True)),
                    ('given_back_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['asked_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PlanDraft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('what', models.CharField(max_length=300)),
                    ('problem', models.JSONField()),
                    ('plan', models.JSONField()),
                    ('locked', models.JSONField(default=list)),
                    ('status', models.CharField(choices=[('optimal', 'Best possible'), ('feasible', 'Good; time ran out before it was proven best'), ('infeasible', 'No plan fits'), ('by_hand', 'Changed by hand')], max_length=10)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='PlanRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=120)),
                    ('problem', models.JSONField()),
                    ('state', models.CharField(choices=[('queued', 'Waiting for a worker'), ('running', 'Planning'), ('done', 'Planned'), ('failed', 'Failed'), ('cancelled', 'Stopped')], default='queued', max_length=10)),
                    ('level', models.CharField(blank=True, max_length=120)),
                    ('best', models.FloatField(blank=True, null=True)),
                    ('bound', models.FloatField(blank=True, null=True)),
                    ('seconds', models.FloatField(default=0)),
                    ('heard_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('stop_asked_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=500)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='PlanYear',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('every_weeks', models.PositiveSmallIntegerField(default=8)),
                    ('tolerance_weeks', models.PositiveSmallIntegerField(default=2)),
                    ('weekdays', models.JSONField(default=districts.scheduling.models.middle_days)),
                    ('starts_at', models.TimeField(default=datetime.time(9, 0))),
                    ('minutes', models.PositiveSmallIntegerField(default=360)),
                    ('mode', models.CharField(choices=[('in_person', 'In person'), ('virtual', 'Virtual')], default='in_person', max_length=10)),
                    ('checkins_between', models.PositiveSmallIntegerField(default=1)),
                    ('checkin_minutes', models.PositiveSmallIntegerField(default=60)),
                    ('checkin_mode', models.CharField(choices=[('virtual', 'Virtual'), ('in_person', 'In person')], default='virtual', max_length=10)),
                    ('checkin_weekdays', models.JSONField(default=districts.scheduling.models.working_days)),
                    ('checkin_times', models.JSONField(default=districts.scheduling.models.school_hours)),
                    ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='Publication',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='PublishedRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=40)),
                    ('outcome', models.CharField(blank=True, choices=[('', 'Waiting'), ('made', 'New'), ('changed', 'Changed'), ('same', 'As it was'), ('cancelled', 'Called off')], default='', max_length=9)),
                ],
            ),
            migrations.CreateModel(
                name='School',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=160)),
                    ('cds_code', models.CharField(blank=True, max_length=14)),
                    ('grades', models.CharField(blank=True, max_length=20)),
                    ('city', models.CharField(blank=True, max_length=60)),
                    ('is_charter', models.BooleanField(default=False)),
                    ('latitude', models.FloatField(blank=True, null=True)),
                    ('longitude', models.FloatField(blank=True, null=True)),
                    ('enrolment', models.PositiveIntegerField(blank=True, null=True)),
                    ('school_year', models.CharField(blank=True, max_length=7)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stakeholder_group', models.CharField(blank=True, choices=[('teacher', 'Teacher'), ('principal', 'Principal'), ('central_office', 'Central office'), ('counsellor', 'Counsellor'), ('special_education', 'Special education'), ('support_staff', 'Support staff'), ('student', 'Student'), ('family', 'Family'), ('community', 'Community'), ('superintendent', 'Superintendent')], max_length=20)),
                    ('level', models.CharField(blank=True, choices=[('classroom', 'Classroom'), ('school', 'School'), ('district', 'District'), ('county', 'County')], max_length=10)),
                    ('title', models.CharField(blank=True, max_length=80)),
                ],
            ),
            migrations.CreateModel(
                name='SeatTime',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('minutes', models.PositiveSmallIntegerField()),
                    ('per', models.CharField(choices=[('week', 'A week'), ('month', 'A month')], max_length=5)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='SiteVisit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.CharField(max_length=500)),
                    ('working', models.TextField(blank=True)),
                    ('improving', models.TextField(blank=True)),
                    ('reading', models.TextField(blank=True)),
                    ('logistics', models.TextField(blank=True)),
                    ('confidentiality', models.TextField(blank=True)),
                    ('places_total', models.PositiveSmallIntegerField(default=8)),
                    ('places_each', models.PositiveSmallIntegerField(default=3)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('offered_at', models.DateTimeField(blank=True, null=True)),
                    ('debrief_opened_at', models.DateTimeField(blank=True, null=True)),
                    ('answer', models.TextField(blank=True)),
                    ('answer_version', models.PositiveIntegerField(default=0)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['meeting__starts_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='SiteVisitEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('question', models.CharField(max_length=500)),
                    ('working', models.TextField(blank=True)),
                    ('improving', models.TextField(blank=True)),
                    ('reading', models.TextField(blank=True)),
                    ('logistics', models.TextField(blank=True)),
                    ('confidentiality', models.TextField(blank=True)),
                    ('places_total', models.PositiveSmallIntegerField(default=8)),
                    ('places_each', models.PositiveSmallIntegerField(default=3)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('offered_at', models.DateTimeField(blank=True, null=True)),
                    ('debrief_opened_at', models.DateTimeField(blank=True, null=True)),
                    ('answer', models.TextField(blank=True)),
                    ('answer_version', models.PositiveIntegerField(default=0)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TravelSettings',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('factor', models.DecimalField(decimal_places=2, default=Decimal('1.30'), max_digits=3)),
                    ('miles_an_hour', models.PositiveSmallIntegerField(default=35)),
                    ('base_name', models.CharField(blank=True, max_length=160)),
                    ('base_latitude', models.FloatField(blank=True, null=True)),
                    ('base_longitude', models.FloatField(blank=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'travel settings',
                },
            ),
            migrations.CreateModel(
                name='TravelTime',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('minutes', models.PositiveSmallIntegerField()),
                    ('source', models.CharField(choices=[('computed', 'Reckoned'), ('typed', 'Typed'), ('imported', 'From a file')], default='typed', max_length=8)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='Upload',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('file_name', models.CharField(max_length=200)),
                    ('layout', models.CharField(max_length=20)),
                    ('rows', models.JSONField(default=list)),
                    ('rejected', models.JSONField(default=list)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting for your yes'), ('done', 'Imported'), ('dropped', 'Dropped')], default='waiting', max_length=8)),
                    ('outcome', models.JSONField(default=dict)),
                ],
                options={
                    'ordering': ['-at'],
                },
            ),
            migrations.CreateModel(
                name='VisitEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('evidence', 'Evidence seen'), ('wondering', 'Wonderings'), ('warm', 'Warm feedback'), ('cool', 'Cool feedback'), ('home', 'What I take home')], max_length=9)),
                    ('words', models.CharField(max_length=1000)),
                    ('theme', models.CharField(blank=True, max_length=60)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.AddField(
                model_name='agreement',
                name='ended_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='agreement',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='agreement',
                name='recorded_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='barrier',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='barrier',
                name='raised_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='barrieranswer',
                name='barrier',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='districts.barrier'),
            ),
            migrations.AddField(
                model_name='barrieranswer',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='barrieranswer',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
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
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='burden',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='burdens', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='burden',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='calendarspan',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='calendarspan',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='calendarupload',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='calendarupload',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='checkin',
                name='closed_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='checkin',
                name='facilitator',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='checkin',
                name='meeting',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='checkin', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='checkin',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='checkinnote',
                name='author',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='checkinnote',
                name='checkin',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='districts.checkin'),
            ),
            migrations.AddField(
                model_name='checkinnote',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='checkintopic',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='checkintopic',
                name='checkin',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='districts.checkin'),
            ),
            migrations.AddField(
                model_name='checkintopic',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='commitmentpulse',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='commitmentpulse',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='commitmentpulseevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='commitmentpulseevent',
                name='person',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='commitmentpulseevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='commitmentpulseevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='districts.commitmentpulse'),
            ),
            migrations.AddField(
                model_name='district',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='districts', to='network.network'),
            ),
            migrations.AddField(
                model_name='districtcode',
                name='district',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='districts.district'),
            ),
            migrations.AddField(
                model_name='districtcode',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='districtprofile',
                name='district',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='profiles', to='districts.district'),
            ),
            migrations.AddField(
                model_name='districtprofile',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='facilitatorneeds',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='facilitatorneeds',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='followup',
                name='answered_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='followup',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='followup',
                name='person',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='groupcount',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='groupcount',
                name='profile',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='districts.districtprofile'),
            ),
            migrations.AddField(
                model_name='guestpass',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='guestpass',
                name='district',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.district'),
            ),
            migrations.AddField(
                model_name='guestpass',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='guestpass',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='guestpassevent',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='guestpassevent',
                name='district',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.district'),
            ),
            migrations.AddField(
                model_name='guestpassevent',
                name='meeting',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='guestpassevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='guestpassevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='guestpassevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='districts.guestpass'),
            ),
            migrations.AddField(
                model_name='hosting',
                name='meeting',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hosting', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='hosting',
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
            migrations.AddField(
                model_name='lookfor',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='member',
                name='district',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='membership', to='districts.district'),
            ),
            migrations.AddField(
                model_name='member',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='network.network'),
            ),
            migrations.AddField(
                model_name='hosting',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hostings', to='districts.member'),
            ),
            migrations.AddField(
                model_name='followup',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='facilitatorneeds',
                name='base',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='commitmentpulseevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='commitmentpulse',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pulses', to='districts.member'),
            ),
            migrations.AddField(
                model_name='checkintopic',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='checkinnote',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='checkin',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checkins', to='districts.member'),
            ),
            migrations.AddField(
                model_name='calendarupload',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='calendarspan',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spans', to='districts.member'),
            ),
            migrations.AddField(
                model_name='burden',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='burdens', to='districts.member'),
            ),
            migrations.AddField(
                model_name='briefpart',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='barrier',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='barriers', to='districts.member'),
            ),
            migrations.AddField(
                model_name='agreement',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='districts.member'),
            ),
            migrations.AddField(
                model_name='memberchange',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='memberchange',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='districts.member'),
            ),
            migrations.AddField(
                model_name='memberchange',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='memberevent',
                name='district',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.district'),
            ),
            migrations.AddField(
                model_name='memberevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='memberevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='memberevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='districts.member'),
            ),
            migrations.AddField(
                model_name='memberneeds',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_needs', to='districts.member'),
            ),
            migrations.AddField(
                model_name='memberneeds',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='noteversion',
                name='author',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='noteversion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='noteversion',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='noteversion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='noteversion',
                name='note',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='districts.checkinnote'),
            ),
            migrations.AddField(
                model_name='owndimension',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='owngroup',
                name='added_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='owngroup',
                name='dimension',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='districts.owndimension'),
            ),
            migrations.AddField(
                model_name='owngroup',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='place',
                name='asked_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='place',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='place',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='place',
                name='person',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='plandraft',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='plandraft',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='plandraft',
                name='parent',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='districts.plandraft'),
            ),
            migrations.AddField(
                model_name='planrun',
                name='based_on',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.plandraft'),
            ),
            migrations.AddField(
                model_name='planrun',
                name='draft',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.plandraft'),
            ),
            migrations.AddField(
                model_name='planrun',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='planrun',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='planyear',
                name='current',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.plandraft'),
            ),
            migrations.AddField(
                model_name='planyear',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='planyear',
                name='published',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.plandraft'),
            ),
            migrations.AddField(
                model_name='planrun',
                name='year',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='districts.planyear'),
            ),
            migrations.AddField(
                model_name='plandraft',
                name='year',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='districts.planyear'),
            ),
            migrations.AddField(
                model_name='publication',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='publication',
                name='draft',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='districts.plandraft'),
            ),
            migrations.AddField(
                model_name='publication',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='publication',
                name='year',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='districts.planyear'),
            ),
            migrations.AddField(
                model_name='publishedrow',
                name='meeting',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='publishedrow',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='publishedrow',
                name='publication',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='districts.publication'),
            ),
            migrations.AddField(
                model_name='school',
                name='district',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schools', to='districts.district'),
            ),
            migrations.AddField(
                model_name='school',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schools', to='network.network'),
            ),
            migrations.AddField(
                model_name='memberneeds',
                name='site',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.school'),
            ),
            migrations.AddField(
                model_name='seat',
                name='grant',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seat', to='network.rolegrant'),
            ),
            migrations.AddField(
                model_name='seat',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='districts.member'),
            ),
            migrations.AddField(
                model_name='seat',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='seattime',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='seattime',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='seattime',
                name='seat',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='times', to='districts.seat'),
            ),
            migrations.AddField(
                model_name='sitevisit',
                name='answered_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='sitevisit',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='sitevisit',
                name='meeting',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='site_visit', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='sitevisit',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='site_visits', to='districts.member'),
            ),
            migrations.AddField(
                model_name='sitevisit',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='place',
                name='visit',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='districts.sitevisit'),
            ),
            migrations.AddField(
                model_name='lookfor',
                name='visit',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='look_fors', to='districts.sitevisit'),
            ),
            migrations.AddField(
                model_name='followup',
                name='visit',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='districts.sitevisit'),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='answered_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='meeting',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.meeting'),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='sitevisitevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='districts.sitevisit'),
            ),
            migrations.AddField(
                model_name='travelsettings',
                name='network',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='traveltime',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='traveltime',
                name='end',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='traveltime',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='traveltime',
                name='start',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='upload',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='upload',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='network.network'),
            ),
            migrations.AddField(
                model_name='visitentry',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='visitentry',
                name='look_for',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='districts.lookfor'),
            ),
            migrations.AddField(
                model_name='visitentry',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='visitentry',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='visitentry',
                name='visit',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='districts.sitevisit'),
            ),
            migrations.AddConstraint(
                model_name='barrieranswer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'promised'), _negated=True), ('due_on__isnull', False), _connector='OR'), name='barrier_promise_has_a_day'),
            ),
            migrations.AddConstraint(
                model_name='barrieranswer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['cannot', 'escalated', 'reopened']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='barrier_refusal_has_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='district',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='district_place'),
            ),
            migrations.AddConstraint(
                model_name='districtcode',
                constraint=models.UniqueConstraint(fields=('network', 'system', 'value'), name='district_code_once'),
            ),
            migrations.AddConstraint(
                model_name='districtcode',
                constraint=models.UniqueConstraint(fields=('district', 'system'), name='district_code_system_once'),
            ),
            migrations.AddConstraint(
                model_name='districtprofile',
                constraint=models.UniqueConstraint(fields=('district', 'school_year'), name='profile_year_once'),
            ),
            migrations.AddConstraint(
                model_name='groupcount',
                constraint=models.UniqueConstraint(fields=('profile', 'group'), name='group_count_once'),
            ),
            migrations.AddConstraint(
                model_name='groupcount',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_redacted', True), ('pupils', None)), models.Q(('is_redacted', False), ('pupils__isnull', False)), _connector='OR'), name='group_count_known_or_redacted'),
            ),
            migrations.AddConstraint(
                model_name='guestpass',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='guest_pass_made_once'),
            ),
            migrations.AddConstraint(
                model_name='guestpass',
                constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('meeting', 'email'), name='guest_pass_one_for_a_meeting'),
            ),
            migrations.AddConstraint(
                model_name='guestpass',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('coming', ''), ('coming_at', None)), models.Q(models.Q(('coming', ''), _negated=True), ('coming_at__isnull', False)), _connector='OR'), name='guest_pass_answered_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='guestpass',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_up_at', None), ('wish', ''), ('wished_at', None), ('words', '')), models.Q(models.Q(('wish', ''), _negated=True), ('wished_at__isnull', False)), _connector='OR'), name='guest_pass_wished_at_a_time'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='guestpass',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "districts_guestpassevent" ("at", "by_id", "client_key", "coming", "coming_at", "district_id", "district_name", "email", "id", "meeting_id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "taken_up_at", "until", "wish", "wished_at", "withdrawn_at", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."coming", NEW."coming_at", NEW."district_id", NEW."district_name", NEW."email", NEW."id", NEW."meeting_id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round", NEW."taken_up_at", NEW."until", NEW."wish", NEW."wished_at", NEW."withdrawn_at", NEW."words"); RETURN NULL;', hash='995740980a40e8d3cc5039a946e102028c60980a', operation='INSERT', pgid='pgtrigger_insert_insert_666eb', table='districts_guestpass', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='guestpass',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "districts_guestpassevent" ("at", "by_id", "client_key", "coming", "coming_at", "district_id", "district_name", "email", "id", "meeting_id", "name", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "taken_up_at", "until", "wish", "wished_at", "withdrawn_at", "words") VALUES (NEW."at", NEW."by_id", NEW."client_key", NEW."coming", NEW."coming_at", NEW."district_id", NEW."district_name", NEW."email", NEW."id", NEW."meeting_id", NEW."name", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round", NEW."taken_up_at", NEW."until", NEW."wish", NEW."wished_at", NEW."withdrawn_at", NEW."words"); RETURN NULL;', hash='5351017ae13b25a40a669f7bcd204bc68fe393b6', operation='UPDATE', pgid='pgtrigger_update_update_a6ba0', table='districts_guestpass', when='AFTER')),
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
            pgtrigger.migrations.AddTrigger(
                model_name='member',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "districts_memberevent" ("district_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recommit_on", "since", "state") VALUES (NEW."district_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recommit_on", NEW."since", NEW."state"); RETURN NULL;', hash='c8ecc89703ed24f3e28f5b923db82bcadb3a31d0', operation='INSERT', pgid='pgtrigger_insert_insert_04098', table='districts_member', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='member',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "districts_memberevent" ("district_id", "id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recommit_on", "since", "state") VALUES (NEW."district_id", NEW."id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recommit_on", NEW."since", NEW."state"); RETURN NULL;', hash='da1609f545916087853995949a4785f3c4d933b2', operation='UPDATE', pgid='pgtrigger_update_update_bf07e', table='districts_member', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='facilitatorneeds',
                constraint=models.UniqueConstraint(fields=('network', 'person', 'school_year'), name='facilitator_needs_once'),
            ),
            migrations.AddConstraint(
                model_name='commitmentpulse',
                constraint=models.UniqueConstraint(fields=('member', 'asked_on', 'person'), name='pulse_asked_once'),
            ),
            migrations.AddConstraint(
                model_name='commitmentpulse',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='pulse_answered_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='commitmentpulse',
                constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'in']), models.Q(('words', ''), _negated=True), _connector='OR'), name='pulse_change_has_a_reason'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commitmentpulse',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "districts_commitmentpulseevent" ("answer", "answered_at", "asked_on", "at", "id", "member_id", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "words") VALUES (NEW."answer", NEW."answered_at", NEW."asked_on", NEW."at", NEW."id", NEW."member_id", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."words"); RETURN NULL;', hash='56fa2c3c05018c697b5af83b4db6cedc3e8466c2', operation='INSERT', pgid='pgtrigger_insert_insert_f1a87', table='districts_commitmentpulse', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commitmentpulse',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "districts_commitmentpulseevent" ("answer", "answered_at", "asked_on", "at", "id", "member_id", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "words") VALUES (NEW."answer", NEW."answered_at", NEW."asked_on", NEW."at", NEW."id", NEW."member_id", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."words"); RETURN NULL;', hash='1701345942ba9149bccde26614f6cb8567a2b9a4', operation='UPDATE', pgid='pgtrigger_update_update_c77e1', table='districts_commitmentpulse', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='checkintopic',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='checkin_topic_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='checkinnote',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='checkin_note_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='checkin',
                constraint=models.CheckConstraint(condition=models.Q(('mood_hub', None), ('mood_hub__range', (1, 5)), _connector='OR'), name='checkin_mood_hub'),
            ),
            migrations.AddConstraint(
                model_name='checkin',
                constraint=models.CheckConstraint(condition=models.Q(('mood_team', None), ('mood_team__range', (1, 5)), _connector='OR'), name='checkin_mood_team'),
            ),
            migrations.AddIndex(
                model_name='calendarspan',
                index=models.Index(fields=['network', 'starts_on'], name='calendar_span_of_network'),
            ),
            migrations.AddConstraint(
                model_name='calendarspan',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'starts_on', 'ends_on', 'label'), name='calendar_span_once'),
            ),
            migrations.AddConstraint(
                model_name='calendarspan',
                constraint=models.UniqueConstraint(condition=models.Q(('kind', 'first_day')), fields=('network', 'member', 'school_year'), name='calendar_one_first_day'),
            ),
            migrations.AddConstraint(
                model_name='calendarspan',
                constraint=models.UniqueConstraint(condition=models.Q(('kind', 'last_day')), fields=('network', 'member', 'school_year'), name='calendar_one_last_day'),
            ),
            migrations.AddConstraint(
                model_name='calendarspan',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='calendar_span_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='calendarspan',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['first_day', 'last_day']), _negated=True), ('ends_on', models.F('starts_on')), _connector='OR'), name='calendar_first_and_last_are_one_day'),
            ),
            migrations.AddConstraint(
                model_name='burden',
                constraint=models.UniqueConstraint(fields=('meeting', 'member'), name='burden_once'),
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
                model_name='barrier',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='barrier_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='barrier',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['removed', 'cannot'])), models.Q(models.Q(('state__in', ['removed', 'cannot']), _negated=True), ('closed_at', None)), _connector='OR'), name='barrier_closed_when_final'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('starts_on'))), name='agreement_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='agreement',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('member', 'starts_on', 'until'), name='agreement_once'),
            ),
            migrations.AddConstraint(
                model_name='noteversion',
                constraint=models.UniqueConstraint(fields=('note', 'number'), name='checkin_note_version_once'),
            ),
            migrations.AddConstraint(
                model_name='owndimension',
                constraint=models.UniqueConstraint(fields=('network', 'label'), name='own_dimension_once'),
            ),
            migrations.AddConstraint(
                model_name='owngroup',
                constraint=models.UniqueConstraint(fields=('network', 'label'), name='own_group_once'),
            ),
            migrations.AddConstraint(
                model_name='planyear',
                constraint=models.UniqueConstraint(fields=('network', 'school_year'), name='plan_year_once'),
            ),
            migrations.AddConstraint(
                model_name='planyear',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='plan_year_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='planyear',
                constraint=models.CheckConstraint(condition=models.Q(('every_weeks__range', (1, 40))), name='plan_year_weeks'),
            ),
            migrations.AddConstraint(
                model_name='planyear',
                constraint=models.CheckConstraint(condition=models.Q(('tolerance_weeks__lt', models.F('every_weeks'))), name='plan_year_tolerance'),
            ),
            migrations.AddConstraint(
                model_name='planyear',
                constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (15, 720))), name='plan_year_minutes'),
            ),
            migrations.AddConstraint(
                model_name='planrun',
                constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'running'])), fields=('network', 'year'), name='plan_run_one_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='plandraft',
                constraint=models.UniqueConstraint(fields=('network', 'year', 'number'), name='plan_draft_number'),
            ),
            migrations.AddConstraint(
                model_name='publication',
                constraint=models.UniqueConstraint(fields=('network', 'year', 'number'), name='publication_number'),
            ),
            migrations.AddConstraint(
                model_name='publishedrow',
                constraint=models.UniqueConstraint(fields=('publication', 'key'), name='published_row_once'),
            ),
            migrations.AddConstraint(
                model_name='school',
                constraint=models.UniqueConstraint(condition=models.Q(('cds_code', ''), _negated=True), fields=('network', 'cds_code'), name='school_code_once'),
            ),
            migrations.AddConstraint(
                model_name='memberneeds',
                constraint=models.UniqueConstraint(fields=('network', 'member', 'school_year'), name='member_needs_once'),
            ),
            migrations.AddConstraint(
                model_name='seattime',
                constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 10000)), name='seat_time_believable'),
            ),
            migrations.AddConstraint(
                model_name='sitevisit',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='site_visit_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='sitevisit',
                constraint=models.CheckConstraint(condition=models.Q(('places_each__range', (1, 200)), ('places_total__range', (1, 200))), name='site_visit_places'),
            ),
            migrations.AddConstraint(
                model_name='sitevisit',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_version', 0), ('answered_at', None)), models.Q(('answer_version__gt', 0), ('answered_at__isnull', False)), _connector='OR'), name='site_visit_answer_has_a_time'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sitevisit',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "districts_sitevisitevent" ("answer", "answer_version", "answered_at", "answered_by_id", "client_key", "confidentiality", "created_by_id", "debrief_opened_at", "id", "improving", "logistics", "meeting_id", "member_id", "network_id", "offered_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_each", "places_total", "question", "reading", "version", "working") VALUES (NEW."answer", NEW."answer_version", NEW."answered_at", NEW."answered_by_id", NEW."client_key", NEW."confidentiality", NEW."created_by_id", NEW."debrief_opened_at", NEW."id", NEW."improving", NEW."logistics", NEW."meeting_id", NEW."member_id", NEW."network_id", NEW."offered_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places_each", NEW."places_total", NEW."question", NEW."reading", NEW."version", NEW."working"); RETURN NULL;', hash='a3450d75917ff4a9b1049405ad42901a565d4be4', operation='INSERT', pgid='pgtrigger_insert_insert_02b28', table='districts_sitevisit', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sitevisit',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "districts_sitevisitevent" ("answer", "answer_version", "answered_at", "answered_by_id", "client_key", "confidentiality", "created_by_id", "debrief_opened_at", "id", "improving", "logistics", "meeting_id", "member_id", "network_id", "offered_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places_each", "places_total", "question", "reading", "version", "working") VALUES (NEW."answer", NEW."answer_version", NEW."answered_at", NEW."answered_by_id", NEW."client_key", NEW."confidentiality", NEW."created_by_id", NEW."debrief_opened_at", NEW."id", NEW."improving", NEW."logistics", NEW."meeting_id", NEW."member_id", NEW."network_id", NEW."offered_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places_each", NEW."places_total", NEW."question", NEW."reading", NEW."version", NEW."working"); RETURN NULL;', hash='b227d9a7be53a5cb9f1a5926f4bb7a8bec8dfbd3', operation='UPDATE', pgid='pgtrigger_update_update_ef2fd', table='districts_sitevisit', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'given_back'), _negated=True), fields=('visit', 'person'), name='visit_place_one_a_person'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.UniqueConstraint(fields=('visit', 'number'), name='visit_place_given_once'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__gte', 1), ('number__isnull', False), ('state', 'held')), models.Q(models.Q(('state', 'held'), _negated=True), ('number', None)), _connector='OR'), name='visit_place_held_has_a_number'),
            ),
            migrations.AddConstraint(
                model_name='lookfor',
                constraint=models.UniqueConstraint(fields=('visit', 'words'), name='look_for_once'),
            ),
            migrations.AddConstraint(
                model_name='followup',
                constraint=models.UniqueConstraint(fields=('visit', 'member'), name='visit_follow_up_once'),
            ),
            migrations.AddConstraint(
                model_name='followup',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('words', '')), models.Q(('answered_at__isnull', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='visit_follow_up_answered_has_words'),
            ),
            migrations.AddConstraint(
                model_name='travelsettings',
                constraint=models.CheckConstraint(condition=models.Q(('factor__range', (1, 4))), name='travel_factor'),
            ),
            migrations.AddConstraint(
                model_name='travelsettings',
                constraint=models.CheckConstraint(condition=models.Q(('miles_an_hour__range', (5, 80))), name='travel_speed'),
            ),
            migrations.AddConstraint(
                model_name='travelsettings',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('base_latitude', None), ('base_longitude', None)), models.Q(('base_latitude__range', (-90, 90)), ('base_longitude__range', (-180, 180))), _connector='OR'), name='travel_base_place'),
            ),
            migrations.AddConstraint(
                model_name='traveltime',
                constraint=models.UniqueConstraint(fields=('network', 'start', 'end'), name='travel_time_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='traveltime',
                constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='travel_minutes'),
            ),
            migrations.AddConstraint(
                model_name='traveltime',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('start', models.F('end')), _negated=True), models.Q(('start__isnull', False), ('end__isnull', False), _connector='OR')), name='travel_between_two_sites'),
            ),
            migrations.AddConstraint(
                model_name='traveltime',
                constraint=models.CheckConstraint(condition=models.Q(('source', 'computed'), _negated=True), name='travel_reckoned_is_not_stored'),
            ),
            migrations.AddConstraint(
                model_name='visitentry',
                constraint=models.UniqueConstraint(fields=('network', 'client_key', 'kind'), name='visit_entry_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='visitentry',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='visit_entry_has_words'),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='districts'), migrations.RunPython.noop),
    ]
