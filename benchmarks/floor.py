"""The floor: the least a signed-in Django page costs. Session, user, one query, a template of thirty rows.

Served by gunicorn beside the product (`benchmarks/pages.py` starts it): `gunicorn benchmarks.floor:application`.
"""

import os

import django
import environ
from django.conf import settings

env = environ.Env()
PAGE = """<!doctype html><title>{{ person.name }}</title><table>{% for row in rows %}
<tr><td>{{ row.name }}</td><td>{{ row.county }}</td></tr>{% endfor %}</table>"""

settings.configure(
    SECRET_KEY=env.str("SECRET_KEY"),
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="benchmarks.floor",
    AUTH_USER_MODEL="network.Person",
    INSTALLED_APPS=[
        "network",
        "districts",
        "design_process",
        "pgtrigger",
        "pghistory",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"floor.html": PAGE})]},
        }
    ],
    DATABASES={"default": {**env.db("DATABASE_URL"), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}},
    USE_TZ=True,
    VAR_DIR=os.environ.get("TRELLIS_VAR", "var"),
    CELERY_BROKER_URL="filesystem://",
    OUTBOX_SWEEP_EVERY_S=15.0,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - after the settings
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

from districts.directory.models import District  # noqa: E402


def floor(request: HttpRequest) -> HttpResponse:
    rows = District.objects.order_by("pk")[:30]
    return render(request, "floor.html", {"person": request.user, "rows": rows})


urlpatterns = [path("", floor)]
application = get_wsgi_application()
