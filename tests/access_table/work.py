"""Prototypes, test cycles, the log, search and exports: who gets what answer."""

from tests.access_table.row import Row

TEAM = {"facilitator": 200, "driver": 200, "team_member": 200}
DRIVES = {"facilitator": 200, "driver": 200, "team_member": 403}
RELEASES = {"facilitator": 403, "driver": 200, "team_member": 200}
NETWORK = {**TEAM, "sponsor": 200, "neighbour": 200}
# Who finds a card at each step of openness. Everybody else: 404, as if it were not there.
SEEN = {
    "team": TEAM,
    "named": NETWORK,
    "network": NETWORK,
    "public": {**NETWORK, "expert": 200},
}


def within(answers: dict[str, int], others: int = 403, **more: int) -> dict[str, int]:
    """Those within reach of a network-wide card: those named get their answer, the others a refusal."""
    return {**dict.fromkeys(("sponsor", "neighbour"), others), **answers, **more}


def each_step(name: str, kind: str, answers=None, post=None, others: int = 403) -> list[Row]:
    """A row for each step of openness: who may not see it gets 404, who may not do it `others`."""
    rows = []
    for step, seen in SEEN.items():
        expected = {who: (answers or {}).get(who, others) for who in seen} if answers else seen
        rows.append(Row(name, expected, pk_of(kind, step), post, note=f"-{step}"))
    return rows


def each_card(name: str, answers: dict[str, int] | None = None, post=None, *, at) -> list[Row]:
    """The same for a kind of card of which `at(step)` finds or makes one that is open so far."""
    rows = []
    for step, seen in SEEN.items():
        expected = {who: answers.get(who, 403) for who in seen} if answers is not None else seen
        rows.append(Row(name, expected, at(step), post, note=f"-{step}"))
    return rows


def pk_of(kind: str, step: str):
    return lambda cast: {"pk": getattr(cast.work, kind)[step].pk}


def predicted_at(step: str):
    """The prediction of the cycle at that step of openness."""
    return lambda cast: {"pk": cast.work.predictions[step].pk}


def the_member(cast):
    return {"pk": cast.member.pk}


def the_network(cast):
    cast.work  # noqa: B018 - with work in it
    return {"slug": cast.network.slug}


def saved(answers: dict[str, int]) -> dict[str, int]:
    """The same people, when what they send is kept: sent on to the next page."""
    return {who: 302 if answer == 200 else answer for who, answer in answers.items()}


PLAN = {"question": "Will it last?", "prediction": "Yes.", "starts_on": "2026-10-05", "ends_on": "2026-10-23"}
OPEN = {"visibility": "network"}
SURE = {"sure": "70"}
SEEN_TODAY = {"words": "It rained.", "observed_on": "2026-10-05"}
EVERYBODY = {**NETWORK, "expert": 200}

ROWS = [
    Row("prototypes:prototypes", NETWORK, the_member),
    Row("prototypes:new_prototype", within(DRIVES), lambda cast: cast.work and the_member(cast)),
    Row(
        "prototypes:new_prototype",
        within(saved(DRIVES)),
        lambda cast: cast.work and the_member(cast),
        {"name": "Exit tickets", "what": "Three questions.", "scale": "classroom"},
    ),
    *each_step("prototypes:prototype", "prototypes"),
    *each_step("prototypes:prototype_plan", "prototypes", {**TEAM, "sponsor": 200}),
    *each_step("prototypes:edit_prototype", "prototypes", DRIVES),
    *each_step("prototypes:prototype_visibility", "prototypes", RELEASES),
    *each_step("prototypes:prototype_visibility", "prototypes", saved(RELEASES), post=OPEN),
    *each_step("cycles:new_cycle", "prototypes", DRIVES),
    *each_step("cycles:new_cycle", "prototypes", saved(DRIVES), post=PLAN),
    *each_step("cycles:cycle", "cycles"),
    *each_step("cycles:edit_cycle", "cycles", DRIVES),
    *each_step("cycles:observe", "cycles", TEAM),
    *each_step("cycles:observe", "cycles", saved(TEAM), post=SEEN_TODAY),
    *(
        Row(
            "cycles:say_sure",
            {**dict.fromkeys(seen, 403), **saved(TEAM)},
            predicted_at(step),
            SURE,
            note=f"-{step}",
        )
        for step, seen in SEEN.items()
    ),
    *each_step("cycles:study", "cycles", DRIVES),
    *each_step("cycles:act", "cycles", DRIVES),
    *each_step("cycles:compare", "cycles", DRIVES),
    *each_step("cycles:cycle_visibility", "cycles", RELEASES),
    *each_step("cycles:cycle_visibility", "cycles", saved(RELEASES), post=OPEN),
    Row(
        "cycles:log",
        {**TEAM, "sponsor": 403, "neighbour": 200, "expert": 403, "stranger": 200, "other_driver": 200},
    ),
    Row("cycles:log_for_member", within(TEAM), the_member),
    Row("cycles:log_for_member", within(dict.fromkeys(TEAM, 422)), the_member, {}),
    Row("cycles:logged", TEAM, lambda cast: {"pk": cast.work.log.pk}),
    Row("sharing:search", EVERYBODY, the_network),
    Row("sharing:export_cycles", EVERYBODY, the_network),
]
