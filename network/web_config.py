"""gunicorn's settings: `gunicorn -c python:network.web_config network.wsgi`."""

import os
from pathlib import Path

bind = os.environ.get("WEB_BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
# Threads share memory and wait for the database together; a second process uses the second core.
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
preload_app = True  # imported once, shared by the processes
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 2000
max_requests_jitter = 200
limit_request_line = 8190
loglevel = os.environ.get("WEB_LOG_LEVEL") or "warning"
accesslog = None  # addresses of pages hold signed links; a proxy that leaves them out may keep its own
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 - in memory, so that a busy disk does not look like a hung worker
    worker_tmp_dir = "/dev/shm"  # noqa: S108
