"""Bars of goals for the page that shows every component: invented and fixed."""

from typing import Any

from design_process.progress.goals import Bar


def goal_samples() -> dict[str, Any]:
    """Return `goal_bars`: ahead of even steps, behind them, and reached."""
    return {
        "goal_bars": (
            Bar(200.0, 150.0, "33 %", "51 %", "60 %"),
            Bar(0.0, 120.0, "24 %", "26 %", "10 %"),
            Bar(300.0, 210.0, "2.1", "3.4", "3.2"),
        )
    }
