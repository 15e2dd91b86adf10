"""What a facilitator says of a member's position becomes rows of its own: dated, and kept when taken back."""

from functools import partial

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard

AT_ONCE = 'SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;'
FORWARDS = """
INSERT INTO design_process_positionoverride (network_id, member_id, project_id, phase_id, since, reason, by_id, at)
SELECT network_id, member_id, id, override_phase_id, coalesce(override_at, now())::date, override_reason, override_by_id,
    coalesce(override_at, now())
FROM design_process_districtproject WHERE override_phase_id IS NOT NULL;
"""
BACKWARDS = """
UPDATE design_process_districtproject p
SET override_phase_id = o.phase_id, override_reason = o.reason, override_by_id = o.by_id, override_at = o.at
FROM design_process_positionoverride o WHERE o.project_id = p.id AND o.taken_back_at IS NULL;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0035_celebrations'),
        ('districts', '0005_sponsors_desk'),
        ('network', '0003_charter'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='PositionOverride',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateField()),
                    ('reason', models.CharField(max_length=300)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='districts.member')),
                    ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                    ('phase', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='design_process.phase')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='design_process.districtproject')),
                    ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('project',), name='position_override_one_standing'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='position_override_says_why')],
                },
            ),
        ]),
        migrations.RunSQL(FORWARDS + AT_ONCE, BACKWARDS + AT_ONCE),
        AllAtOnce([
            migrations.RemoveConstraint(model_name='districtproject', name='district_project_override_reason'),
            migrations.RemoveField(model_name='districtproject', name='override_at'),
            migrations.RemoveField(model_name='districtproject', name='override_by'),
            migrations.RemoveField(model_name='districtproject', name='override_phase'),
            migrations.RemoveField(model_name='districtproject', name='override_reason'),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
