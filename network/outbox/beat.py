"""The clock's own clock: Celery's scheduler, that goes on when the wall's is set back.

Celery remembers when it last sent a task, and waits until that is long enough ago. Set back by two hours, it would
send nothing for two hours. Nothing is kept on disk: what had its turn stands in our own tables.
"""

from datetime import datetime
from typing import Any

from celery.beat import Scheduler


class SteadyScheduler(Scheduler):
    """Counts from now again whenever now is earlier than it was."""

    latest: datetime | None = None

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; return the seconds to wait."""
        now = self.app.now()
        if self.latest is not None and now < self.latest:
            for entry in self.schedule.values():
                entry.last_run_at = now
            self._heap = None
        self.latest = now
        seconds: float = super().tick(*args, **kwargs)
        return seconds
