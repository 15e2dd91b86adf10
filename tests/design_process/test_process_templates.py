"""Process templates: shipped as files, copied into a network once."""

import pytest

from design_process.phases.actions import copy_template
from design_process.phases.models import Phase, ProcessTemplate
from design_process.phases.shipped import KEYS, shipped_template, shipped_templates
from network.activity.models import Activity


def test_the_default_has_six_phases_in_order():
    labels = [phase.label for phase in shipped_templates()[0].phases]
    assert labels == ["Discover", "Interpret", "Ideate", "Prototype", "Test", "Evolve"]


@pytest.mark.parametrize("key", KEYS)
def test_every_shipped_phase_fits_the_database_and_says_what_it_is_for(key):
    for phase in shipped_template(key).phases:
        assert phase.kind in Phase.Kind.values
        assert len(phase.label) <= 40
        assert 0 < len(phase.purpose) <= 300
        assert phase.guiding_question.endswith("?")
        assert phase.outputs
        assert phase.gate


def test_an_unknown_template_is_refused():
    with pytest.raises(LookupError):
        shipped_template("../secrets")


def test_a_network_gets_its_own_copy_once(cast):
    first = copy_template(cast.network, "six-phase", by=cast.facilitator)
    Phase.objects.filter(template=first, order=1).update(label="Find out")
    second = copy_template(cast.network, "six-phase", by=cast.facilitator)
    assert second == first
    assert [p.label for p in first.phases.all()][:2] == ["Find out", "Interpret"]
    assert Activity.objects.filter(network=cast.network, words__startswith="took up the process").count() == 1


def test_two_networks_keep_their_own_words(cast):
    ours = copy_template(cast.network, "six-phase", by=cast.facilitator)
    theirs = copy_template(cast.other_network, "six-phase", by=cast.other_facilitator)
    Phase.objects.filter(template=ours, order=1).update(label="Find out")
    assert theirs.phases.get(order=1).label == "Discover"
    assert ProcessTemplate.objects.count() == 2
