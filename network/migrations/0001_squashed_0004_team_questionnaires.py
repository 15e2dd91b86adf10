"""The tables as they were when the migrations before it, all from before the first release, were made one."""

from functools import partial
import uuid

from django.conf import settings
from django.db import migrations, models
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard
import network.meetings.models
import network.people.models
import network.questionnaires.models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('network', '0001_initial'),
        ('network', '0002_one_network'),
        ('network', '0003_charter'),
        ('network', '0004_team_questionnaires'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Heartbeat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40, unique=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, unique=True)),
                    ('name', models.CharField(max_length=120)),
                    ('time_zone', models.CharField(blank=True, max_length=64, validators=[network.people.models.known_zone])),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('joined_at', models.DateTimeField(blank=True, null=True)),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_staff', models.BooleanField(default=False)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
                options={
                    'verbose_name_plural': 'people',
                },
            ),
            migrations.CreateModel(
                name='CharterVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('vision', models.TextField(blank=True)),
                    ('mission', models.TextField(blank=True)),
                    ('equity', models.TextField(blank=True)),
                    ('core_values', models.TextField(blank=True)),
                    ('norms', models.TextField(blank=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('network', 'Network meeting'), ('check_in', 'Check-in'), ('site_visit', 'Site visit'), ('team', 'Design-team session'), ('webinar', 'Webinar'), ('expert', 'Expert session'), ('open', 'Open event')], default='network', max_length=12)),
                    ('mode', models.CharField(choices=[('in_person', 'In person'), ('virtual', 'Virtual'), ('hybrid', 'In person and virtual')], default='in_person', max_length=10)),
                    ('title', models.CharField(max_length=160)),
                    ('purpose', models.CharField(blank=True, max_length=500)),
                    ('scope', models.CharField(blank=True, max_length=40)),
                    ('series', models.CharField(blank=True, max_length=40)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('time_zone', models.CharField(max_length=64)),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('latitude', models.FloatField(blank=True, null=True)),
                    ('longitude', models.FloatField(blank=True, null=True)),
                    ('link', models.URLField(blank=True, max_length=500)),
                    ('dial_in', models.CharField(blank=True, max_length=120)),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('planned', 'Planned'), ('running', 'Running'), ('closed', 'Closed'), ('cancelled', 'Called off')], default='planned', max_length=10)),
                    ('why', models.CharField(blank=True, max_length=500)),
                    ('cancel_reason', models.CharField(blank=True, max_length=300)),
                    ('uid', models.CharField(default=network.meetings.models.new_uid, editable=False, max_length=80, unique=True)),
                    ('sequence', models.PositiveIntegerField(default=0)),
                    ('plan_key', models.CharField(blank=True, max_length=80, null=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('organizer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['starts_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=160)),
                    ('purpose', models.CharField(choices=[('inform', 'Inform'), ('discuss', 'Discuss'), ('decide', 'Decide'), ('practise', 'Practise')], default='discuss', max_length=10)),
                    ('minutes', models.PositiveSmallIntegerField(default=15)),
                    ('protocol', models.CharField(blank=True, max_length=30)),
                    ('materials', models.TextField(blank=True)),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('fact_key', models.CharField(blank=True, max_length=80, null=True)),
                    ('link', models.CharField(blank=True, max_length=200)),
                    ('carried_at', models.DateTimeField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('planned', 'To come'), ('running', 'Now'), ('done', 'Done'), ('unheard', 'Not reached')], default='planned', max_length=8)),
                    ('started_at', models.DateTimeField(blank=True, null=True)),
                    ('seconds_used', models.PositiveIntegerField(default=0)),
                    ('carried_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carried_to', to='network.agendaitem')),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='network.meeting')),
                ],
                options={
                    'ordering': ['order', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Network',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('name', models.CharField(max_length=120)),
                    ('school_year', models.CharField(max_length=7)),
                    ('time_zone', models.CharField(default='America/Los_Angeles', max_length=64)),
                    ('mission', models.TextField(blank=True)),
                    ('small_number_threshold', models.PositiveSmallIntegerField(default=11)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('school_year__regex', '^\\d{4}-\\d{2}$')), name='network_school_year'), models.CheckConstraint(condition=models.Q(('small_number_threshold__gte', 11)), name='network_threshold_at_least_11')],
                },
            ),
            migrations.CreateModel(
                name='Minutes',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveSmallIntegerField(default=1)),
                    ('data', models.JSONField()),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('frozen_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='minutes_versions', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'verbose_name_plural': 'minutes',
                    'ordering': ['-version'],
                },
            ),
            migrations.AddField(
                model_name='meeting',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='network.network'),
            ),
            migrations.CreateModel(
                name='Invitee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.CharField(blank=True, max_length=160)),
                    ('answer', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Comes'), ('virtual', 'Joins by link'), ('no', 'Cannot come')], default='', max_length=8)),
                    ('reason', models.CharField(blank=True, choices=[('no_substitute', 'No substitute'), ('drive', 'The drive'), ('clash', 'Another duty'), ('ill', 'Illness'), ('weather', 'Weather or roads'), ('other', 'Something else')], max_length=14)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('attendance', models.CharField(blank=True, choices=[('', 'Not noted'), ('present', 'There'), ('virtual', 'There by link'), ('absent', 'Not there')], default='', max_length=8)),
                    ('absence', models.CharField(blank=True, choices=[('no_substitute', 'No substitute'), ('drive', 'The drive'), ('clash', 'Another duty'), ('ill', 'Illness'), ('weather', 'Weather or roads'), ('other', 'Something else')], max_length=14)),
                    ('absence_words', models.CharField(blank=True, max_length=300)),
                    ('checked_in_at', models.DateTimeField(blank=True, null=True)),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invited_to', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitees', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['place', 'person__name'],
                },
            ),
            migrations.CreateModel(
                name='FeedAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('own', 'Your own dates'), ('network', 'All meetings of the network')], max_length=7)),
                    ('round', models.PositiveIntegerField(default=1)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
            ),
            migrations.CreateModel(
                name='Effect',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=200, unique=True)),
                    ('kind', models.CharField(max_length=40)),
                    ('ids', models.JSONField(default=dict)),
                    ('state', models.CharField(choices=[('owed', 'Owed'), ('running', 'Running'), ('done', 'Done'), ('parked', 'Parked')], default='owed', max_length=8)),
                    ('wanted', models.PositiveIntegerField(default=1)),
                    ('done', models.PositiveIntegerField(default=0)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('fence', models.PositiveIntegerField(default=0)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('touched_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('worker', models.CharField(blank=True, max_length=80)),
                    ('reason', models.TextField(blank=True)),
                    ('network', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['due_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(max_length=500)),
                    ('because', models.CharField(blank=True, max_length=500)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='network.agendaitem')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='network.network')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='DatePoll',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=160)),
                    ('purpose', models.CharField(blank=True, max_length=500)),
                    ('kind', models.CharField(choices=[('network', 'Network meeting'), ('check_in', 'Check-in'), ('site_visit', 'Site visit'), ('team', 'Design-team session'), ('webinar', 'Webinar'), ('expert', 'Expert session'), ('open', 'Open event')], default='network', max_length=12)),
                    ('mode', models.CharField(choices=[('in_person', 'In person'), ('virtual', 'Virtual'), ('hybrid', 'In person and virtual')], default='virtual', max_length=10)),
                    ('minutes', models.PositiveSmallIntegerField()),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('link', models.URLField(blank=True, max_length=500)),
                    ('time_zone', models.CharField(max_length=64)),
                    ('closes_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('open', 'Asked'), ('picked', 'A date is picked'), ('off', 'Called off')], default='open', max_length=6)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=300)),
                    ('due_on', models.DateField()),
                    ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('stuck', 'Stuck'), ('needs_help', 'Needs help')], default='open', max_length=10)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='commitments', to='network.agendaitem')),
                    ('who', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='network.network')),
                ],
                options={
                    'ordering': ['due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Choice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(choices=[('weekly', 'Every week'), ('fortnightly', 'Every two weeks'), ('never', 'Never')], default='weekly', max_length=12)),
                    ('reminders', models.BooleanField(default=True)),
                    ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_choices', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
            ),
            migrations.CreateModel(
                name='CharterYes',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.CharField(max_length=7)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='yeses', to='network.charterversion')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['person__name', 'pk'],
                },
            ),
            migrations.AddField(
                model_name='charterversion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='charter_versions', to='network.network'),
            ),
            migrations.CreateModel(
                name='CharterSuggestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('part', models.CharField(choices=[('vision', 'Vision'), ('mission', 'Mission'), ('equity', 'Equity agenda'), ('core_values', 'Core values'), ('norms', 'Norms')], max_length=12)),
                    ('words', models.CharField(max_length=500)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('is_taken', models.BooleanField(default=False)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('settled_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='settled', to='network.charterversion')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.AddField(
                model_name='agendaitem',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('about', models.CharField(choices=[('roles', 'Roles and rights'), ('members', 'Members'), ('goals', 'Goals'), ('visibility', 'Who may see what'), ('process', 'Process'), ('work', 'Work'), ('numbers', 'Numbers'), ('barriers', 'Barriers'), ('calendar', "Calendars and the year's plan"), ('meetings', 'Meetings'), ('questions', 'Questionnaires')], max_length=12)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('words', models.CharField(max_length=400)),
                    ('why', models.CharField(blank=True, max_length=400)),
                    ('thing', models.CharField(blank=True, max_length=60)),
                    ('thing_id', models.BigIntegerField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activity', to='network.network')),
                ],
                options={
                    'verbose_name_plural': 'activity',
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Note',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=2000)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('struck_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='network.agendaitem')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Organization',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=160)),
                    ('kind', models.CharField(choices=[('county_office', 'County office'), ('non_profit', 'Non-profit'), ('district', 'School district'), ('university', 'University'), ('foundation', 'Foundation'), ('state', 'State agency'), ('other', 'Other')], default='non_profit', max_length=20)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organizations', to='network.network')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='OrganizationRole',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('hub', 'Hub'), ('anchor', 'Anchor partner'), ('funder', 'Funder'), ('partner', 'Partner')], max_length=10)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organization_roles', to='network.network')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='network.organization')),
                ],
                options={
                    'ordering': ['role', 'starts_on'],
                },
            ),
            migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('attendance', models.CharField(blank=True, max_length=8)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('claimed_at', models.DateTimeField(blank=True, null=True)),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PollDate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_at', models.DateTimeField()),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='network.datepoll')),
                ],
                options={
                    'ordering': ['starts_at'],
                },
            ),
            migrations.CreateModel(
                name='PollGuest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.CharField(blank=True, max_length=160)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='network.datepoll')),
                ],
                options={
                    'ordering': ['place', 'person__name'],
                },
            ),
            migrations.CreateModel(
                name='PollAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.CharField(choices=[('yes', 'Yes'), ('if_needed', 'If need be'), ('no', 'No')], max_length=9)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('date', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='network.polldate')),
                    ('guest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='network.pollguest')),
                ],
            ),
            migrations.CreateModel(
                name='Promise',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('heard', models.CharField(max_length=300)),
                    ('did', models.CharField(blank=True, max_length=300)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.SlugField(default=network.questionnaires.models.new_key, max_length=40)),
                    ('order', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('scale', 'A scale with steps'), ('choice', 'A choice from a list'), ('text', 'An answer in words'), ('number', 'A number'), ('rubric', 'A rubric row: levels, each described')], default='scale', max_length=8)),
                    ('wording', models.CharField(max_length=300)),
                    ('help', models.CharField(blank=True, max_length=300)),
                    ('required', models.BooleanField(default=False)),
                    ('settings', models.JSONField(default=dict)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
                options={
                    'ordering': ['order', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Questionnaire',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.SlugField(max_length=40)),
                    ('title', models.CharField(max_length=120)),
                    ('purpose', models.CharField(blank=True, max_length=400)),
                    ('of_hub', models.BooleanField(default=True)),
                    ('anonymous', models.BooleanField(default=True)),
                    ('texts_from', models.PositiveSmallIntegerField(default=5)),
                    ('archived_at', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questionnaires', to='network.network')),
                ],
                options={
                    'ordering': ['title', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Response',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('anonymous', models.BooleanField()),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('number', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                    ('picked', models.JSONField(blank=True, null=True)),
                    ('words', models.TextField(blank=True)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='network.question')),
                    ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='network.response')),
                ],
            ),
            migrations.CreateModel(
                name='RoleGrant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('facilitator', 'Facilitator'), ('co_facilitator', 'Co-facilitator'), ('sponsor', 'Sponsor'), ('driver', 'Project driver'), ('team_member', 'Design-team member'), ('expert', 'Expert'), ('partner', 'Partner'), ('observer', 'Observer')], max_length=20)),
                    ('scope', models.CharField(blank=True, max_length=40)),
                    ('place', models.CharField(blank=True, max_length=160)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('granted_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('end_reason', models.CharField(blank=True, max_length=300)),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['network', 'role', 'person'],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('expires_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='network.network')),
                    ('grant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to='network.rolegrant')),
                ],
                options={
                    'ordering': ['-sent_at'],
                },
            ),
            migrations.CreateModel(
                name='RoleGrantEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('facilitator', 'Facilitator'), ('co_facilitator', 'Co-facilitator'), ('sponsor', 'Sponsor'), ('driver', 'Project driver'), ('team_member', 'Design-team member'), ('expert', 'Expert'), ('partner', 'Partner'), ('observer', 'Observer')], max_length=20)),
                    ('scope', models.CharField(blank=True, max_length=40)),
                    ('place', models.CharField(blank=True, max_length=160)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('granted_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('end_reason', models.CharField(blank=True, max_length=300)),
                    ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('granted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='network.rolegrant')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Room',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(blank=True, max_length=8, null=True, unique=True)),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='room', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ],
            ),
            migrations.CreateModel(
                name='Slot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('job', models.CharField(max_length=60)),
                    ('slot', models.CharField(max_length=40)),
                    ('taken_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('job', 'slot'), name='slot_once')],
                },
            ),
            migrations.CreateModel(
                name='Told',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('about', models.CharField(max_length=80)),
                    ('sent', models.BooleanField(default=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Version',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='network.questionnaire')),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.AddField(
                model_name='question',
                name='version',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='network.version'),
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('fist', 'Fist to five'), ('dots', 'Dot vote'), ('writing', 'Silent writing')], max_length=8)),
                    ('question', models.CharField(max_length=300)),
                    ('options', models.JSONField(default=list)),
                    ('dots', models.PositiveSmallIntegerField(default=3)),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('client_key', models.UUIDField(blank=True, null=True)),
                    ('again_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='network.vote')),
                    ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='votes', to='network.agendaitem')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['opened_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Ballot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said', models.JSONField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='network.participant')),
                    ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='network.vote')),
                ],
            ),
            migrations.CreateModel(
                name='Wave',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=160)),
                    ('key', models.CharField(blank=True, max_length=80, null=True)),
                    ('code', models.CharField(blank=True, max_length=10, null=True, unique=True)),
                    ('anonymous', models.BooleanField()),
                    ('texts_from', models.PositiveSmallIntegerField(default=5)),
                    ('opens_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closes_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waves', to='network.network')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='waves', to='network.version')),
                ],
                options={
                    'ordering': ['-opens_at', '-pk'],
                },
            ),
            migrations.AddField(
                model_name='response',
                name='wave',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='network.wave'),
            ),
            migrations.CreateModel(
                name='Receipt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('round', models.PositiveSmallIntegerField(default=1)),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='network.wave')),
                ],
                options={
                    'ordering': ['person__name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='MeetingFeedback',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='network.meeting')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('wave', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='meeting_feedback', to='network.wave')),
                ],
            ),
            migrations.AddConstraint(
                model_name='person',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='person_email_once'),
            ),
            migrations.AddConstraint(
                model_name='minutes',
                constraint=models.UniqueConstraint(fields=('meeting', 'version'), name='minutes_version_once'),
            ),
            migrations.AddIndex(
                model_name='meeting',
                index=models.Index(fields=['network', 'starts_at'], name='meeting_of_network'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.UniqueConstraint(fields=('network', 'plan_key'), name='meeting_published_once'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='meeting_closed_has_a_time'),
            ),
            migrations.AddConstraint(
                model_name='invitee',
                constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='invitee_once'),
            ),
            migrations.AddConstraint(
                model_name='feedaddress',
                constraint=models.UniqueConstraint(fields=('network', 'person', 'kind'), name='feed_address_once'),
            ),
            migrations.AddIndex(
                model_name='effect',
                index=models.Index(condition=models.Q(('state__in', ['owed', 'running'])), fields=['touched_at'], name='effect_open'),
            ),
            migrations.AddIndex(
                model_name='effect',
                index=models.Index(condition=models.Q(('state', 'parked')), fields=['network'], name='effect_parked'),
            ),
            migrations.AddConstraint(
                model_name='effect',
                constraint=models.CheckConstraint(condition=models.Q(('done__lte', models.F('wanted'))), name='effect_done_at_most_wanted'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='decision_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='datepoll',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='date_poll_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='datepoll',
                constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (5, 1440))), name='date_poll_minutes'),
            ),
            migrations.AddConstraint(
                model_name='commitment',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='commitment_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='choice',
                constraint=models.UniqueConstraint(fields=('network', 'person'), name='letter_choice_once'),
            ),
            migrations.AddConstraint(
                model_name='charteryes',
                constraint=models.UniqueConstraint(fields=('version', 'person', 'school_year'), name='charter_yes_once'),
            ),
            migrations.AddConstraint(
                model_name='charterversion',
                constraint=models.UniqueConstraint(fields=('network', 'number'), name='charter_version_once'),
            ),
            migrations.AddConstraint(
                model_name='charterversion',
                constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='charter_version_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='charterversion',
                trigger=pgtrigger.compiler.Trigger(name='charter_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."vision" IS DISTINCT FROM (NEW."vision") OR OLD."mission" IS DISTINCT FROM (NEW."mission") OR OLD."equity" IS DISTINCT FROM (NEW."equity") OR OLD."core_values" IS DISTINCT FROM (NEW."core_values") OR OLD."norms" IS DISTINCT FROM (NEW."norms") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c196bac0b5ab31885a15d89d7bedb041bc5b71d2', operation='UPDATE', pgid='pgtrigger_charter_stays_e2349', table='network_charterversion', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='chartersuggestion',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='charter_suggestion_once'),
            ),
            migrations.AddConstraint(
                model_name='chartersuggestion',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='charter_suggestion_says_something'),
            ),
            migrations.AddConstraint(
                model_name='chartersuggestion',
                constraint=models.CheckConstraint(condition=models.Q(('is_taken', False), ('settled_in__isnull', False), _connector='OR'), name='charter_taken_where'),
            ),
            migrations.AddConstraint(
                model_name='agendaitem',
                constraint=models.UniqueConstraint(fields=('meeting', 'fact_key'), name='agenda_fact_once'),
            ),
            migrations.AddConstraint(
                model_name='agendaitem',
                constraint=models.UniqueConstraint(fields=('meeting', 'carried_from'), name='agenda_carried_once'),
            ),
            migrations.AddConstraint(
                model_name='agendaitem',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('meeting',), name='agenda_one_item_running'),
            ),
            migrations.AddConstraint(
                model_name='agendaitem',
                constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 600))), name='agenda_minutes'),
            ),
            migrations.AddIndex(
                model_name='activity',
                index=models.Index(fields=['network', '-at'], name='activity_of_network'),
            ),
            migrations.AddIndex(
                model_name='activity',
                index=models.Index(fields=['network', 'thing', 'thing_id', '-at'], name='activity_of_thing'),
            ),
            migrations.AddConstraint(
                model_name='note',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='note_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='organization',
                constraint=models.UniqueConstraint(fields=('network', 'name'), name='organization_name_once'),
            ),
            migrations.AddConstraint(
                model_name='organizationrole',
                constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('network', 'organization', 'role'), name='organization_role_once'),
            ),
            migrations.AddConstraint(
                model_name='organizationrole',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='organization_role_dates'),
            ),
            migrations.AddConstraint(
                model_name='participant',
                constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='participant_once'),
            ),
            migrations.AddConstraint(
                model_name='participant',
                constraint=models.UniqueConstraint(fields=('meeting', 'client_key'), name='participant_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='polldate',
                constraint=models.UniqueConstraint(fields=('network', 'poll', 'starts_at'), name='poll_date_once'),
            ),
            migrations.AddConstraint(
                model_name='pollguest',
                constraint=models.UniqueConstraint(fields=('network', 'poll', 'person'), name='poll_guest_once'),
            ),
            migrations.AddConstraint(
                model_name='pollanswer',
                constraint=models.UniqueConstraint(fields=('network', 'guest', 'date'), name='poll_answer_once'),
            ),
            migrations.AddConstraint(
                model_name='promise',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='promise_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='promise',
                constraint=models.CheckConstraint(condition=models.Q(('done_at', None), models.Q(('did', ''), _negated=True), _connector='OR'), name='promise_kept_says_how'),
            ),
            migrations.AddConstraint(
                model_name='questionnaire',
                constraint=models.UniqueConstraint(fields=('network', 'key'), name='questionnaire_key_once'),
            ),
            migrations.AddConstraint(
                model_name='questionnaire',
                constraint=models.CheckConstraint(condition=models.Q(('texts_from__range', (1, 50))), name='questionnaire_texts_from'),
            ),
            migrations.AddConstraint(
                model_name='answer',
                constraint=models.UniqueConstraint(fields=('response', 'question'), name='answer_once_a_question'),
            ),
            migrations.AddConstraint(
                model_name='answer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', False), ('picked', None), ('words', '')), models.Q(('number', None), ('picked__isnull', False), ('words', '')), models.Q(('number', None), ('picked', None), models.Q(('words', ''), _negated=True)), _connector='OR'), name='answer_is_one_of_three'),
            ),
            migrations.AddConstraint(
                model_name='rolegrant',
                constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('network', 'person', 'role', 'scope'), name='role_grant_open_once'),
            ),
            migrations.AddConstraint(
                model_name='rolegrant',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_grant_dates'),
            ),
            migrations.AddConstraint(
                model_name='rolegrant',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('sponsor', 'driver', 'team_member')), models.Q(('scope', ''), _negated=True)), models.Q(models.Q(('role__in', ('sponsor', 'driver', 'team_member')), _negated=True), ('scope', '')), _connector='OR'), name='role_grant_district_role_has_scope'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolegrant',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "network_rolegrantevent" ("end_reason", "ended_by_id", "ends_on", "granted_at", "granted_by_id", "id", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "role", "scope", "starts_on") VALUES (NEW."end_reason", NEW."ended_by_id", NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."role", NEW."scope", NEW."starts_on"); RETURN NULL;', hash='56d19a2f1726351743ee102e1bb7447b755f01be', operation='INSERT', pgid='pgtrigger_insert_insert_c2adc', table='network_rolegrant', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='rolegrant',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "network_rolegrantevent" ("end_reason", "ended_by_id", "ends_on", "granted_at", "granted_by_id", "id", "network_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "role", "scope", "starts_on") VALUES (NEW."end_reason", NEW."ended_by_id", NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."network_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."role", NEW."scope", NEW."starts_on"); RETURN NULL;', hash='b4d8cf0bae396f9755dec62fdff62718f4e1b31d', operation='UPDATE', pgid='pgtrigger_update_update_cd85e', table='network_rolegrant', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='invitation',
                constraint=models.CheckConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None), _connector='OR'), name='invitation_accepted_or_withdrawn'),
            ),
            migrations.AddConstraint(
                model_name='room',
                constraint=models.CheckConstraint(condition=models.Q(('ended_at', None), ('code', None), _connector='OR'), name='room_ended_has_no_code'),
            ),
            migrations.AddConstraint(
                model_name='told',
                constraint=models.UniqueConstraint(fields=('network', 'about', 'person'), name='told_once'),
            ),
            migrations.AddConstraint(
                model_name='version',
                constraint=models.UniqueConstraint(fields=('questionnaire', 'number'), name='version_number_once'),
            ),
            migrations.AddConstraint(
                model_name='version',
                constraint=models.UniqueConstraint(condition=models.Q(('published_at', None)), fields=('questionnaire',), name='version_one_draft_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='question',
                constraint=models.UniqueConstraint(fields=('version', 'key'), name='question_key_once'),
            ),
            migrations.AddConstraint(
                model_name='question',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('version', 'order'), name='question_order_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='question',
                trigger=pgtrigger.compiler.Trigger(name='published_questions_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF EXISTS (SELECT 1 FROM network_version\n                               WHERE id = NEW.version_id AND published_at IS NOT NULL) THEN\n                        RAISE EXCEPTION 'a published version does not change' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='c1f7773ad16d97e35c1adcd1d586b446a49a4766', operation='INSERT OR UPDATE', pgid='pgtrigger_published_questions_stay_6c01c', table='network_question', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='vote',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('meeting',), name='vote_one_open'),
            ),
            migrations.AddConstraint(
                model_name='vote',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='vote_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='ballot',
                constraint=models.UniqueConstraint(fields=('vote', 'participant'), name='ballot_once'),
            ),
            migrations.AddConstraint(
                model_name='wave',
                constraint=models.UniqueConstraint(fields=('network', 'key'), name='wave_once'),
            ),
            migrations.AddConstraint(
                model_name='wave',
                constraint=models.CheckConstraint(condition=models.Q(('anonymous', False), ('closes_at__isnull', False), _connector='OR'), name='wave_anonymous_ends'),
            ),
            migrations.AddConstraint(
                model_name='wave',
                constraint=models.CheckConstraint(condition=models.Q(('closes_at', None), ('closes_at__gte', models.F('opens_at')), _connector='OR'), name='wave_closes_after_it_opens'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='wave',
                trigger=pgtrigger.compiler.Trigger(name='what_was_promised_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."anonymous" IS DISTINCT FROM (NEW."anonymous") OR OLD."texts_from" IS DISTINCT FROM (NEW."texts_from"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8d3f0732136cf4e7c556f650960965e7c1d95c08', operation='UPDATE', pgid='pgtrigger_what_was_promised_stays_a8ec5', table='network_wave', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='response',
                constraint=models.UniqueConstraint(fields=('wave', 'person'), name='response_once_a_person'),
            ),
            migrations.AddConstraint(
                model_name='response',
                constraint=models.UniqueConstraint(fields=('wave', 'client_key'), name='response_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='response',
                constraint=models.CheckConstraint(condition=models.Q(('anonymous', False), models.Q(('answered_on', None), ('person', None)), _connector='OR'), name='response_anonymous_is_nobodys'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='response',
                trigger=pgtrigger.compiler.Trigger(name='as_anonymous_as_its_wave', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NEW.anonymous IS DISTINCT FROM\n                       (SELECT anonymous FROM network_wave WHERE id = NEW.wave_id) THEN\n                        RAISE EXCEPTION 'a response is as anonymous as its wave' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='74fc0aed170ffd30859dec25ad51b5ac69990768', operation='INSERT OR UPDATE', pgid='pgtrigger_as_anonymous_as_its_wave_c4795', table='network_response', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='receipt',
                constraint=models.UniqueConstraint(fields=('wave', 'person'), name='receipt_once'),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='network'), migrations.RunPython.noop),
    ]
