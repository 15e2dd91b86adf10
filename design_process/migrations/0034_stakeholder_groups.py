"""Whom a problem of practice touches: the stakeholder groups whose voice the work needs."""

import django.contrib.postgres.fields
from django.db import migrations, models

GROUPS = [('teacher', 'Teacher'), ('principal', 'Principal'), ('central_office', 'Central office'), ('counsellor', 'Counsellor'), ('special_education', 'Special education'), ('support_staff', 'Support staff'), ('student', 'Student'), ('family', 'Family'), ('community', 'Community'), ('superintendent', 'Superintendent')]


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0033_surveys'),
        ('network', '0003_charter'),
    ]

    operations = [
        migrations.AddField(
            model_name='problemofpractice',
            name='stakeholder_groups',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=GROUPS, max_length=20), blank=True, default=list, size=None),
        ),
        migrations.AddConstraint(
            model_name='problemofpractice',
            constraint=models.CheckConstraint(condition=models.Q(('stakeholder_groups__contained_by', [key for key, _ in GROUPS])), name='problem_touches_known_groups'),
        ),
    ]
