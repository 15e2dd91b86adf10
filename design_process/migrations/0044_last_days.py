"""The last day of blind scores: of ideas, and of problems of practice."""

from functools import partial

from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0043_onboarding'),
    ]

    operations = [
        AllAtOnce([
            migrations.AddField(
                model_name='problemscoring',
                name='ends_on',
                field=models.DateField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='scoring',
                name='ends_on',
                field=models.DateField(blank=True, null=True),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
