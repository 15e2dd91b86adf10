"""The bundles, asked for by two at once."""

from pathlib import Path
from threading import Barrier

from network.look import finder
from tests.threads import in_threads


def test_two_bundles_made_at_the_same_moment_stay_apart(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    both_written, replace = Barrier(2, timeout=10), Path.replace

    def replace_when_both_are_written(draft, target):
        both_written.wait()
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", replace_when_both_are_written)
    names = ["trellis.css", "trellis.js"]
    in_threads(lambda index: finder.built(names[index]), 2)
    for name in names:
        folder, make = finder.BUNDLES[name]
        assert (tmp_path / "look" / name).read_text() == make(folder)
