"""The settings of a test run: the product's own, on an engine and in a folder of the tests'."""

import os
from pathlib import Path

_var = Path(os.environ.get("TRELLIS_VAR") or Path(__file__).resolve().parent.parent / "var" / "tests")
# Tests that run side by side share the engine, not the mailbox.
os.environ["TRELLIS_VAR"] = str(_var / os.environ.get("PYTEST_XDIST_WORKER", ""))
_own_engine = not os.environ.get("DATABASE_URL")
# What the owner wrote into `.env` is for the owner's hub: a test run sends no letters and touches no servers of theirs.
for _name in ("REDIS_URL", "CACHE_URL", "EMAIL_URL", "INBOUND_ADDRESS", "SITE_URL"):
    os.environ.setdefault(_name, "http://testserver" if _name == "SITE_URL" else "")
if _own_engine:
    from network.lib.embedded import database_url

    os.environ["DATABASE_URL"] = database_url(_var / "postgres", durable=False)

from network.settings import *  # noqa: E402, F403
from network.settings import LOGGING, STATIC_ROOT, STORAGES  # noqa: E402

OWN_ENGINE = _own_engine
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # passwords of the cast need no strength
# Tries are counted for each test anew, and not for the machine.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Refusals are what many tests ask for: a line with a traceback each, kept for a report, costs more than many an answer.
LOGGING = {**LOGGING, "loggers": {**LOGGING["loggers"], "django.request": {"level": "ERROR"}}}
