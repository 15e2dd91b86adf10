import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from network.lib.all_at_once import AllAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('design_process', '0013_rollups_by_period'),
    ]

    operations = [
        AllAtOnce([
        pgtrigger.migrations.RemoveTrigger(
            model_name='outcome',
            name='fixed_by_the_decision',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='fixed_by_the_decision', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN RETURN NEW; END IF;\n        IF EXISTS (SELECT FROM design_process_testcycle c WHERE c.id = (SELECT p.cycle_id FROM design_process_prediction p\n                    WHERE p.id = coalesce(NEW.prediction_id, OLD.prediction_id)) AND c.state IN ('closed')) THEN\n            RAISE EXCEPTION USING\n                MESSAGE = 'this cycle is past that step: ' || TG_TABLE_NAME || ' stays as it is',\n                ERRCODE = 'check_violation';\n        END IF;\n        RETURN coalesce(NEW, OLD);\n    ", hash='2386ba87949bcd97e3b19062631e8e45e2c2241d', operation='UPDATE OR DELETE', pgid='pgtrigger_fixed_by_the_decision_04f9b', table='design_process_outcome', when='BEFORE')),
        ),
        ]),
    ]
