"""Which insights a driver or a change idea rests on."""

from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0027_theory'),
    ]

    operations = [
        AllAtOnce([
            migrations.AddField(
                model_name='theorynode',
                name='insights',
                field=models.ManyToManyField(blank=True, related_name='theory_nodes', to='design_process.insight'),
            ),
        ]),
    ]
