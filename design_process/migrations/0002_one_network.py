"""Phases and their windows name their network too; then every reference within a network is guarded by the database:
see network/lib/one_network.py.
"""

from functools import partial

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from network.lib.one_network import guard


def name_the_network(apps, schema_editor):
    for model, through, field in (('Phase', 'ProcessTemplate', 'template'), ('PhaseWindow', 'DesignCycle', 'design_cycle')):
        owner = apps.get_model('design_process', through).objects.filter(pk=OuterRef(field))
        apps.get_model('design_process', model).objects.update(network=Subquery(owner.values('network')[:1]))


def network_key(**kwargs):
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network', **kwargs)


class Migration(migrations.Migration):
    dependencies = [('design_process', '0001_initial'), ('districts', '0002_one_network')]
    operations = [
        migrations.AddField('phase', 'network', network_key(null=True)),
        migrations.AddField('phasewindow', 'network', network_key(null=True)),
        migrations.RunPython(name_the_network, migrations.RunPython.noop),
        migrations.RunSQL('SET CONSTRAINTS ALL IMMEDIATE', migrations.RunSQL.noop),
        migrations.AlterField('phase', 'network', network_key()),
        migrations.AlterField('phasewindow', 'network', network_key()),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
