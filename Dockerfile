# One image for every process of Trellis: web, worker, beat. See docker-compose.yml.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    TRELLIS_STATIC=/app/static-built

# Pango lays out the text of PDFs; the fonts come with it.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app trellis
WORKDIR /app

# First what changes seldom: a change of our code does not install everything anew.
COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt

COPY manage.py ./
COPY network network
COPY districts districts
COPY design_process design_process
COPY templates templates
COPY static static

# Hash and compress the static files once. No database is asked: the address leads nowhere.
RUN DATABASE_URL=postgres://nobody@127.0.0.1:1/nothing TRELLIS_VAR=/tmp/build \
    python manage.py prepare --only static \
    && rm -rf /tmp/build \
    && install -d -o trellis /app/var

USER trellis
EXPOSE 8000
ENV WEB_BIND=0.0.0.0:8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["gunicorn", "-c", "python:network.web_config", "network.wsgi"]
