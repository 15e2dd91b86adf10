"""The outbox under any order of owing, claiming, dying, failing, thawing and sweeping keeps its promises."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from network.outbox import handlers, performing
from network.outbox.actions import owe, unpark
from network.outbox.models import MAX_ATTEMPTS, Effect
from network.outbox.performing import Overtaken, carry_out, claim, do, put_back

State = Effect.State
KEYS = st.sampled_from(["week-1", "week-2"])


class Outbox(RuleBasedStateMachine):
    """Two effects; the workers are claims that this machine finishes, fails or forgets when it likes.

    With one connection every claim's lock looks free, so any claim may be taken over at any time: the worst case.
    """

    def __init__(self):
        super().__init__()
        Effect.objects.all().delete()
        self.open = []  # claims whose worker has not ended yet
        self.used = set()  # claims that were finished, failed or forgotten
        self.finished = {}  # key → how often a claim's finish was accepted
        self.effects = {}  # key → how often the handler's work was kept
        self.wishes = {}  # key → how often it was owed

    @rule(key=KEYS, again=st.booleans(), keep=st.booleans())
    def promise(self, key, again, keep):
        """Owe an effect, in a transaction that commits or does not."""
        with transaction.atomic():
            known = Effect.objects.filter(key=key).exists()
            owe("drill", key, again=again, name=key)
            if not keep:
                transaction.set_rollback(True)
        if keep:
            self.wishes[key] = self.wishes.get(key, 0) + (1 if again or not known else 0)

    @rule(key=KEYS)
    def message(self, key):
        """A message arrives: a worker claims what it can."""
        effect = Effect.objects.filter(key=key).first()
        claimed = claim(effect.pk) if effect else None
        if claimed:
            assert claimed.attempt <= MAX_ATTEMPTS
            assert claimed not in self.open
            assert claimed not in self.used
            self.open.append(claimed)

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def finish(self, data):
        """A worker comes to its end, however late; what it did counts only if its claim is still the newest."""
        claimed = self._take(data)
        effect = Effect.objects.get(pk=claimed.effect_id)
        newest = effect.fence == claimed.fence and effect.state == State.RUNNING
        try:
            carry_out(claimed)
        except Overtaken:
            assert not newest
            return
        assert newest
        self.finished[effect.key] = self.finished.get(effect.key, 0) + 1
        with pytest.raises(Overtaken):
            carry_out(claimed)

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def fail(self, data):
        """A worker's handler raises."""
        put_back(self._take(data), "it failed")

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def die(self, data):
        """A worker is killed: nothing more is heard of its claim."""
        self._take(data)

    @rule(key=KEYS)
    def mend(self, key):
        """A person retries what is parked."""
        for effect in Effect.objects.parked().filter(key=key):
            unpark(effect)

    @invariant()
    def holds(self):
        for effect in Effect.objects.all():
            assert effect.done <= effect.wanted == self.wishes[effect.key]
            assert effect.attempts <= MAX_ATTEMPTS
            assert self.finished.get(effect.key, 0) == self.effects.get(effect.key, 0) <= effect.fence
            if effect.state == State.DONE:
                assert effect.done == effect.wanted
            if effect.state == State.PARKED:
                assert effect.attempts == MAX_ATTEMPTS
                assert effect.reason

    def teardown(self):
        """Left alone, everything comes to rest: done with all that was wanted, or parked."""
        for effect in Effect.objects.all():
            for _ in range(2 * MAX_ATTEMPTS):
                do(effect.pk)
            effect.refresh_from_db()
            assert effect.state in {State.DONE, State.PARKED}
            assert effect.state == State.PARKED or effect.done == effect.wanted

    def _take(self, data):
        claimed = data.draw(st.sampled_from(self.open))
        self.open.remove(claimed)
        self.used.add(claimed)
        return claimed

    def work(self, key):
        self.effects[key] = self.effects.get(key, 0) + 1


@pytest.mark.django_db
def test_any_order_of_events(monkeypatch):
    machines = []

    class Watched(Outbox):
        def __init__(self):
            super().__init__()
            machines[:] = [self]

    def work(name):
        machines[0].work(name)

    monkeypatch.setattr(handlers, "_handlers", {"drill": work})
    monkeypatch.setattr(performing, "SETTLES_IN", performing.SETTLES_IN * 0)
    monkeypatch.setattr(performing, "RETRY_AFTER", performing.RETRY_AFTER * 0)
    run_state_machine_as_test(
        Watched,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
