"""What judging charts costs beside reading their numbers, and how few bytes a drawn one takes.

    .venv/bin/python -m benchmarks.charts

Ten thousand charts of 24 points, judged one by one: CPU seconds, as a ratio to parsing the same numbers as JSON in
the same run (A B A B …). Then one drawn chart and the whole figure with its table, gzipped. No database, no server.
"""

import gzip
import json
import os
import random
import time
from collections.abc import Callable
from statistics import median
from typing import Any

CHARTS, POINTS, ROUNDS = 10_000, 24, 5
WANTED_S, WANTED_BYTES = 0.5, 6000
KINDS = (("run", "anhoej"), ("run", "ihi"), ("i", "anhoej"), ("xmr_nhs", "nhs"))


def main() -> None:
    """Measure both and print them."""
    os.environ.setdefault("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    speed()
    size()


def speed() -> None:
    from design_process.measures.runchart import Settings, analyse

    chance = random.Random(4)
    text = json.dumps([[round(chance.gauss(50, 5), 1) for _ in range(POINTS)] for _ in range(CHARTS)])
    series = json.loads(text)
    for chart, rules in KINDS:
        settings = Settings(chart, rules)
        reading, judging = [], []
        for _ in range(ROUNDS):
            reading.append(seconds(lambda: json.loads(text)))
            judging.append(seconds(lambda settings=settings: [analyse(one, settings) for one in series]))
        ours, theirs = median(judging), median(reading)
        wanted = f"   wanted: below {WANTED_S} s" if (chart, rules) == KINDS[0] else ""
        print(
            f"{chart:8}{rules:8}{ours:6.2f} s for {CHARTS:,} charts of {POINTS}, {ours / theirs:5.1f} × parsing{wanted}"
        )


def seconds(work: Callable[[], Any]) -> float:
    """CPU seconds of one go."""
    start = time.process_time()
    work()
    return time.process_time() - start


def size() -> None:
    import django

    django.setup()
    from django.template.loader import render_to_string

    from design_process.measures.samples import chart_samples

    for chart in chart_samples()["charts"]:
        figure = render_to_string("components/run_chart.html", {"chart": chart})
        picture = figure[figure.index("<svg") : figure.index("</svg>") + 6]
        sizes = [len(gzip.compress(part.encode())) for part in (picture, figure)]
        print(f"{chart.name:40} picture {sizes[0]:5,} B, with its table {sizes[1]:5,} B, wanted: < {WANTED_BYTES:,}")


if __name__ == "__main__":
    main()
