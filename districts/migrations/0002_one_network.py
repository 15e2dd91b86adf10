"""Every reference within a network is guarded by the database: see network/lib/one_network.py."""

from functools import partial

from django.db import migrations

from network.lib.one_network import guard


class Migration(migrations.Migration):
    dependencies = [('districts', '0001_initial'), ('network', '0002_one_network')]
    operations = [migrations.RunPython(partial(guard, app_label='districts'), migrations.RunPython.noop)]
