"""What a team asks is off the hub's desk."""

from functools import partial

from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0003_charter'),
    ]

    operations = [
        AllAtOnce([
            migrations.AddField(
                model_name='questionnaire',
                name='of_hub',
                field=models.BooleanField(default=True),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='network'), migrations.RunPython.noop),
    ]
