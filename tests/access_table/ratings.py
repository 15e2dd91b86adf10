"""Rating problems of practice: people of members rate, the hub asks and shows, everybody of the network reads."""

from design_process.problems.rating.criteria import SHIPPED
from tests.access_table.problems import HUB, NETWORK, done, network
from tests.access_table.row import Row
from tests.world import a_problem
from tests.world_ratings import a_rating, a_shown_rating

COMMUNITY = {who: status for who, status in NETWORK.items() if who != "expert"}
RATES = {**COMMUNITY, "facilitator": 403}
GUESTS = {"expert": 403}


def open_(cast):
    scoring = a_rating(cast.network, by=cast.facilitator)
    problem, criterion = scoring.candidates.first().problem, scoring.criteria.first()
    GIVEN[f"score-{problem.pk}-{criterion.place}"] = "4"
    return {"pk": scoring.pk}


def shown(cast):
    scoring = a_rating(cast.network, by=cast.facilitator)
    raters = [(cast.driver, cast.member), (cast.sponsor, cast.member), (cast.neighbour_driver, cast.neighbour)]
    a_shown_rating(scoring, raters, 2, 3, 5, by=cast.facilitator)
    return {"pk": scoring.pk}


def two_problems(cast):
    ASKED["problems"] = [a_problem(cast.network, title, by=cast.facilitator).pk for title in ("One", "Two")]
    return network(cast)


ASKED = {
    "problems": [],
    **{f"weight_{n}": 2 for n in range(1, 7)},
    "name_1": SHIPPED[0].name,
    "definition_1": SHIPPED[0].definition,
}
GIVEN: dict[str, str] = {}

ROWS = [
    Row("rating:start", HUB | GUESTS, two_problems),
    Row("rating:start", done(HUB | GUESTS), two_problems, ASKED),
    Row("rating:scores", COMMUNITY, open_),
    Row("rating:scores", COMMUNITY, shown, note="-shown"),
    Row("rating:give", RATES, open_),
    Row("rating:give", done(RATES), open_, GIVEN),
    Row("rating:reveal", done(HUB), open_, {"step": "stop"}),
]
