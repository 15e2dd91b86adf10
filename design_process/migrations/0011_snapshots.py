from functools import partial

import design_process.sharing.models
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from network.lib.all_at_once import AllAtOnce
from network.lib.one_network import guard


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0010_network_sets'),
        ('districts', '0003_agreements'),
        ('network', '0002_one_network'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=design_process.sharing.models.new_code, max_length=8, unique=True)),
                ('made_for', models.CharField(choices=[('own', 'Our team, our sponsor and the hub: our figures in full'), ('anyone', 'The board or the public: small figures hidden, only cards that are open to everyone'), ('network', 'Everybody in the network: sums as they are printed for all')], max_length=8)),
                ('form', models.PositiveSmallIntegerField()),
                ('content', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='districts.member')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.network')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('network', 'member', 'made_for', 'digest'), name='snapshot_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('made_for', 'network'), ('member', None)), models.Q(('member__isnull', False), models.Q(('made_for', 'network'), _negated=True)), _connector='OR'), name='snapshot_for_whom')],
            },
        ),
        migrations.CreateModel(
            name='SnapshotPdf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Being made'), ('ready', 'Ready'), ('failed', 'Could not be made')], default='asked', max_length=8)),
                ('file', models.CharField(blank=True, max_length=120)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network')),
                ('snapshot', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='pdf', to='design_process.snapshot')),
            ],
            options={
                'ordering': ['-asked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('made_at__isnull', False), ('state', 'ready'), models.Q(('file', ''), _negated=True)), models.Q(('state', 'ready'), _negated=True), _connector='OR'), name='snapshot_pdf_ready_has_a_file')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshot',
            trigger=pgtrigger.compiler.Trigger(name='snapshot_stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."made_for" IS DISTINCT FROM (NEW."made_for") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='23e97f9e292b01750ef31cdeeb27d5e5da42781e', operation='UPDATE', pgid='pgtrigger_snapshot_stays_as_it_is_2cdb5', table='design_process_snapshot', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshot',
            trigger=pgtrigger.compiler.Trigger(name='snapshot_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e427bcd32ab254986b9ea1e6b23246db3401949a', operation='DELETE', pgid='pgtrigger_snapshot_stays_d8755', table='design_process_snapshot', when='BEFORE')),
        ),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
        ]),
    ]
