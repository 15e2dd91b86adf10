"""A team's theory of improvement, the versions kept of it, and which change idea a prototype tries."""

from functools import partial

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
        ('design_process', '0026_evidence'),
        ('districts', '0004_own_groups'),
        ('network', '0002_one_network'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AllAtOnce([
            migrations.CreateModel(
                name='Theory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'verbose_name_plural': 'theories',
                    'ordering': ['-created_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='TheoryEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('team', 'Our team'), ('named', 'Districts we name'), ('network', 'The whole network'), ('public', 'Everyone')], default='team', max_length=8)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TheoryLinkEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('place', models.PositiveSmallIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryNode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('kind', models.CharField(choices=[('primary', 'Primary driver'), ('secondary', 'Secondary driver'), ('idea', 'Change idea')], max_length=9)),
                    ('text', models.CharField(max_length=160)),
                    ('warrant', models.TextField(blank=True)),
                    ('source', models.CharField(blank=True, choices=[('research', 'Research'), ('expert', 'An expert'), ('member', 'One of us, or another district')], max_length=8)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                    ('retired_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['theory', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TheoryNodeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('client_key', models.UUIDField()),
                    ('kind', models.CharField(choices=[('primary', 'Primary driver'), ('secondary', 'Secondary driver'), ('idea', 'Change idea')], max_length=9)),
                    ('text', models.CharField(max_length=160)),
                    ('warrant', models.TextField(blank=True)),
                    ('source', models.CharField(blank=True, choices=[('research', 'Research'), ('expert', 'An expert'), ('member', 'One of us, or another district')], max_length=8)),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                    ('retired_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryShareEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TheoryVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('client_key', models.UUIDField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('learned', models.TextField()),
                    ('content', models.JSONField()),
                    ('on_behalf', models.BooleanField(default=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['theory', '-number'],
                },
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='prototype',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='prototype',
                name='update_update',
            ),
            migrations.AddField(
                model_name='theory',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theory',
                name='goal',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='theory', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='theory',
                name='member',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theories', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theory',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theory',
                name='shared_with',
                field=models.ManyToManyField(blank=True, related_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='goal',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.goal'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theoryevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theorylink',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.theorylink'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='created_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='indicators',
                field=models.ManyToManyField(blank=True, related_name='+', to='design_process.indicator'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='retired_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynode',
                name='theory',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nodes', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='above',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorylinkevent',
                name='node',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorylink',
                name='above',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='downward', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorylink',
                name='node',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='upward', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='prototype',
                name='change_idea',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prototypes', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='prototypeevent',
                name='change_idea',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='created_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='network',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='design_process.theorynode'),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='retired_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theorynodeevent',
                name='theory',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theoryshareevent',
                name='member',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='districts.member'),
            ),
            migrations.AddField(
                model_name='theoryshareevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='theoryshareevent',
                name='theory',
                field=models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='design_process.theory'),
            ),
            migrations.AddField(
                model_name='theoryversion',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='theoryversion',
                name='network',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='network.network'),
            ),
            migrations.AddField(
                model_name='theoryversion',
                name='theory',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='design_process.theory'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theory',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theoryevent" ("created_at", "created_by_id", "goal_id", "id", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") VALUES (NEW."created_at", NEW."created_by_id", NEW."goal_id", NEW."id", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."visibility"); RETURN NULL;', hash='69f7be9b4b6223cc3fcdd598947e370cf1d99942', operation='INSERT', pgid='pgtrigger_insert_insert_37535', table='design_process_theory', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theory',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theoryevent" ("created_at", "created_by_id", "goal_id", "id", "member_id", "network_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") VALUES (NEW."created_at", NEW."created_by_id", NEW."goal_id", NEW."id", NEW."member_id", NEW."network_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."visibility"); RETURN NULL;', hash='f85874029e9e18066a203d4bb32f89cd6ac3dd02', operation='UPDATE', pgid='pgtrigger_update_update_53a03', table='design_process_theory', when='AFTER')),
            ),
            migrations.CreateModel(
                name='TheoryShare',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('design_process.theory_shared_with',),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='theory_node_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='theory_node_says_something'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('source', ''), ('kind', 'idea'), _connector='OR'), name='theory_node_source_of_idea'),
            ),
            migrations.AddConstraint(
                model_name='theorynode',
                constraint=models.CheckConstraint(condition=models.Q(('retired_at', None), models.Q(('retired_why', ''), _negated=True), _connector='OR'), name='theory_node_taken_out_says_why'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='kind_and_theory_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NOT (NEW.kind = OLD.kind AND NEW.theory_id = OLD.theory_id) THEN\n            RAISE EXCEPTION USING MESSAGE = 'a node keeps its kind and its theory', ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ", hash='44035fd2ea8cba41995d6096f0e27c4aed12165d', operation='UPDATE', pgid='pgtrigger_kind_and_theory_stay_f7fd1', table='design_process_theorynode', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorynodeevent" ("client_key", "created_at", "created_by_id", "id", "kind", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "retired_why", "source", "text", "theory_id", "warrant") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."retired_why", NEW."source", NEW."text", NEW."theory_id", NEW."warrant"); RETURN NULL;', hash='3fbc72667dbdd54dd835470a21d3c1337a008932', operation='INSERT', pgid='pgtrigger_insert_insert_05095', table='design_process_theorynode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorynode',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theorynodeevent" ("client_key", "created_at", "created_by_id", "id", "kind", "network_id", "on_behalf", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "retired_why", "source", "text", "theory_id", "warrant") VALUES (NEW."client_key", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."network_id", NEW."on_behalf", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."retired_why", NEW."source", NEW."text", NEW."theory_id", NEW."warrant"); RETURN NULL;', hash='ffa3665b045ee35a72bdec3a3fc71558a2895ac1', operation='UPDATE', pgid='pgtrigger_update_update_3e0e4', table='design_process_theorynode', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='theorylink',
                constraint=models.UniqueConstraint(fields=('node', 'above'), name='theory_link_once', nulls_distinct=False),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='leads_to_the_aim', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NOT (EXISTS (\n                        SELECT FROM design_process_theorynode n\n                        LEFT JOIN design_process_theorynode a ON a.id = NEW.above_id\n                        WHERE n.id = NEW.node_id AND (\n                            n.kind = 'primary' AND NEW.above_id IS NULL\n                            OR a.theory_id = n.theory_id AND (\n                                n.kind = 'secondary' AND a.kind = 'primary'\n                                OR n.kind = 'idea' AND a.kind IN ('primary', 'secondary'))))) THEN\n            RAISE EXCEPTION USING MESSAGE = 'a node serves what stands nearer to the aim, in its own theory', ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ", hash='79734767323fcc2ab158944b8664a78c9eaceae1', operation='INSERT OR UPDATE', pgid='pgtrigger_leads_to_the_aim_dddcc', table='design_process_theorylink', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorylinkevent" ("above_id", "id", "network_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (NEW."above_id", NEW."id", NEW."network_id", NEW."node_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place"); RETURN NULL;', hash='2f4134a3bb2f203292a6919029a6f0e216ea845c', operation='INSERT', pgid='pgtrigger_insert_insert_bc755', table='design_process_theorylink', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_theorylinkevent" ("above_id", "id", "network_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (NEW."above_id", NEW."id", NEW."network_id", NEW."node_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place"); RETURN NULL;', hash='59e619e56fe31c54aec0ae92a47fdd9bc6586a03', operation='UPDATE', pgid='pgtrigger_update_update_cfdf8', table='design_process_theorylink', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theorylink',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theorylinkevent" ("above_id", "id", "network_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (OLD."above_id", OLD."id", OLD."network_id", OLD."node_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place"); RETURN NULL;', hash='f85387385d310f798900ec2cf7728e43d77a05d5', operation='DELETE', pgid='pgtrigger_delete_delete_6e19a', table='design_process_theorylink', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='theoryversion',
                constraint=models.UniqueConstraint(fields=('theory', 'number'), name='theory_version_once'),
            ),
            migrations.AddConstraint(
                model_name='theoryversion',
                constraint=models.UniqueConstraint(fields=('network', 'client_key'), name='theory_version_sent_once'),
            ),
            migrations.AddConstraint(
                model_name='theoryversion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('learned', ''), _negated=True)), name='theory_version_says_what_was_learned'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theoryversion',
                trigger=pgtrigger.compiler.Trigger(name='stays_as_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n                    RAISE EXCEPTION USING\n                        MESSAGE = 'a kept version stays as it is', ERRCODE = 'check_violation';\n                ", hash='66e43a3095f7179ea4c71696ad76abac66f1e3fd', operation='UPDATE OR DELETE', pgid='pgtrigger_stays_as_it_is_e2bac', table='design_process_theoryversion', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theoryshare',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theoryshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "theory_id") VALUES (NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."theory_id"); RETURN NULL;', hash='da1f4a2c3fcd0d03da2e3254e3957354ec6a7e6a', operation='INSERT', pgid='pgtrigger_insert_insert_5f485', table='design_process_theory_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theoryshare',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_theoryshareevent" ("id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "theory_id") VALUES (OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."theory_id"); RETURN NULL;', hash='e79d46bac99381e7c4f55f0641297cbd41a2a1be', operation='DELETE', pgid='pgtrigger_delete_delete_b5b89', table='design_process_theory_shared_with', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='tries_an_idea_of_its_team', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."change_idea_id" IS NOT NULL)', func="\n                    IF NOT EXISTS (\n                        SELECT FROM design_process_theorynode n JOIN design_process_theory t ON t.id = n.theory_id\n                        WHERE n.id = NEW.change_idea_id AND n.kind = 'idea' AND t.member_id = NEW.member_id\n                    ) THEN\n                        RAISE EXCEPTION USING\n                            MESSAGE = 'a prototype tries a change idea of its own team', ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='53d3121e7dbaac17647b10bd57cfd8836e2e1c79', operation='INSERT OR UPDATE', pgid='pgtrigger_tries_an_idea_of_its_team_8ea63', table='design_process_prototype', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "how_tested", "id", "involved", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."how_tested", NEW."id", NEW."involved", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='81fd6b33a47ba9adf5288fe418b13eed7a5f4c82', operation='INSERT', pgid='pgtrigger_insert_insert_e4be9', table='design_process_prototype', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prototype',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "design_process_prototypeevent" ("adapted", "audience", "change_idea_id", "conditions", "created_at", "created_by_id", "how_tested", "id", "involved", "member_id", "minutes", "money", "name", "network_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "scale", "state", "stop_rule", "visibility", "what") VALUES (NEW."adapted", NEW."audience", NEW."change_idea_id", NEW."conditions", NEW."created_at", NEW."created_by_id", NEW."how_tested", NEW."id", NEW."involved", NEW."member_id", NEW."minutes", NEW."money", NEW."name", NEW."network_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."scale", NEW."state", NEW."stop_rule", NEW."visibility", NEW."what"); RETURN NULL;', hash='c30e8a9502414d4c012d9f3b2a5cd4635d9d46ee', operation='UPDATE', pgid='pgtrigger_update_update_0c64c', table='design_process_prototype', when='AFTER')),
            ),
        ]),
        migrations.RunPython(partial(guard, app_label='design_process'), migrations.RunPython.noop),
    ]
