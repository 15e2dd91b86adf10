"""Groups that are printed as one, kept with the printing; and which numbers of the ledger only the hub could read."""

from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0019_withdrawal'),
    ]

    operations = [
        AllAtOnce([
            migrations.AddField(
                model_name='printing',
                name='merged',
                field=models.JSONField(default=dict),
            ),
            migrations.AddField(
                model_name='printednumber',
                name='for_hub',
                field=models.BooleanField(default=False),
            ),
            migrations.RemoveConstraint(
                model_name='printednumber',
                name='printed_number_once',
            ),
        ]),
        AllAtOnce([
            migrations.AddConstraint(
                model_name='printednumber',
                constraint=models.UniqueConstraint(fields=('printing', 'cell', 'for_hub'), name='printed_number_once'),
            ),
        ]),
    ]
