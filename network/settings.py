"""Every setting of Trellis, read from the environment (see `.env.example`).

Names of other folders appear here only as strings: `network` imports nothing of ours.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from network.lib.redact import keep_secrets_out_of_logs
from network.sign_in.providers import origins, providers

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("TRELLIS_DEMO", default=False)  # a demonstration lives apart from everything real
VAR_DIR = Path(env.str("TRELLIS_VAR", default="") or BASE_DIR / "var" / ("demo" if DEMO else "")).resolve()
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    from network.lib.secret import kept_secret  # a private file beside the data, made once

    SECRET_KEY = kept_secret(VAR_DIR / "secret_key")

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
# Where people reach it is a name it answers to, so that one setting is enough.
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", *filter(None, [urlsplit(SITE_URL).hostname])]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- applications -------------------------------------------------------------------------------

INSTALLED_APPS = [
    "network",
    "districts",
    "design_process",
    "network.sign_in.apps.GatedAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.google",
    "allauth.socialaccount.providers.microsoft",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "network.running.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages too: a slow line; its padding and masked tokens answer BREACH
    "csp.middleware.CSPMiddleware",
    "network.lib.uploads.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "network.sign_in.middleware.FirstVisitMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "network.sign_in.middleware.FailClosedMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "network.people.middleware.TimeZoneMiddleware",
    "network.people.middleware.PrivateMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "network.urls"
WSGI_APPLICATION = "network.wsgi.application"
ASGI_APPLICATION = "network.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "network.membership.context.acting",
            ],
            "builtins": ["template_partials.templatetags.partials", "network.look.tags"],
            "libraries": {
                "run_charts": "design_process.measures.chart_tags",
                "boards": "design_process.progress.board_tags",
                "predictions": "design_process.predictions.prediction_tags",
                "lessons": "design_process.lessons.lesson_tags",
                "celebrations": "design_process.celebrations.celebration_tags",
                "placing": "design_process.ideas.placing.placing_tags",
                "surveys": "design_process.surveys.survey_tags",
                "ramps": "design_process.cycles.ramp_tags",
            },
        },
    }
]

# --- data ---------------------------------------------------------------------------------------

EMBEDDED: Path | None = None  # the data of the PostgreSQL that we start ourselves
if env.str("DATABASE_URL", default=""):
    _database: dict[str, Any] = dict(env.db("DATABASE_URL"))
else:
    from network.lib.embedded import database_url  # PostgreSQL of our own, started if it sleeps

    EMBEDDED = VAR_DIR / "postgres"
    _database = dict(env.db_url_config(database_url(EMBEDDED)))
# A socket's folder comes as `?host=`, as PostgreSQL writes it; Django's own tools look for it under HOST.
_database["HOST"] = _database.get("OPTIONS", {}).pop("host", _database["HOST"])
POOLED = env.bool("PGBOUNCER", default=False)
# Compiling one query costs PostgreSQL most of a second, and ours are many and small. A pooler would refuse to be told.
_told = {} if POOLED else {"options": "-c jit=off"}
DATABASES = {
    "default": {
        **_database,
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": POOLED,
        # A server that does not answer costs a page seconds, not minutes.
        "OPTIONS": {**_told, **_database.get("OPTIONS", {}), "connect_timeout": 3, "tcp_user_timeout": 10_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "network.Person"

REDIS_URL = env.str("REDIS_URL", default="")
CACHE_URL = env.str("CACHE_URL", default="")
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
        if CACHE_URL
        # One machine without Redis: a cache every process of it shares, for the rate limits.
        else {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(VAR_DIR / "cache"),
        }
    )
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"  # losing Redis signs nobody out

# --- people and signing in ----------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "email")}),
        ("MinimumLengthValidator", {}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# Who holds what, and in which member's team: known by the folder that seats people.
HOLDINGS_LOADER = "districts.directory.access.holdings_of"
# Only requests that may write carry their person into the history; reading pages pay nothing for it.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "network.sign_in.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "network.sign_in.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation's link, or the code, has proved the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_FORMS = {
    "change_password": "network.sign_in.account_forms.ChangePassword",
    "set_password": "network.sign_in.account_forms.SetPassword",
    "reset_password_from_key": "network.sign_in.account_forms.ResetPassword",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
# allauth's own would keep a second list of addresses, in which one that was changed still signs its owner in.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told to its owner
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_TIMEOUT = 15 * 60  # seconds between the first factor and the second
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    # A password is guessed at most 5 times in 5 minutes an account, 20 a minute from one address: a school's
    # teachers share one. A code by mail and the second factor stay open to the owner meanwhile.
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "first_visit": "10/m/ip",
    "room_code": "30/m/ip",  # wrong codes of a room: 887 million are possible, a room is open for hours
    "answer_openly": "120/m/ip",  # a school's pupils answer in one minute from one address
    "request_login_code": "20/m/ip,3/m/key,20/d/key",
    "reset_password": "20/m/ip,3/m/key,20/d/key",
}
SOCIALACCOUNT_PROVIDERS = providers(environ.Env.ENVIRON)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # what an address from outside proves is judged in sign_in/proof.py
SOCIALACCOUNT_STORE_TOKENS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up alone: whoever is signed in has proved the address
MFA_ADAPTER = "network.sign_in.adapters.SecondStepAdapter"
MFA_FORMS = {
    "activate_totp": "network.sign_in.account_forms.AppForm",
    "add_webauthn": "network.sign_in.account_forms.PasskeyForm",
    "edit_webauthn": "network.sign_in.account_forms.RenamePasskeyForm",
}
MFA_TOTP_ISSUER = "Trellis"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# --- the web ------------------------------------------------------------------------------------

HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE_PROXY_SSL_HEADER else 0  # whose X-Forwarded-For the rate limits believe
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024
BODY_LIMIT_BYTES = 4 * UPLOAD_LIMIT_BYTES  # beyond it nothing is read: see network/lib/uploads.py
# What is small enough to be read is read in memory: a file that must not be kept never touches the disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_BYTES + 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "network.lib.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'", *origins(environ.Env.ENVIRON)],  # a provider's sign-in is reached by a form
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("TRELLIS_STATIC", default="") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
# What the style page shows in DEBUG: each gives a part of its context, and knows the components of its folder.
STYLE_SAMPLES = [
    "network.look.samples.style_samples",
    "design_process.measures.samples.chart_samples",
    "design_process.progress.samples.goal_samples",
]
STATICFILES_FINDERS = [
    "network.look.finder.BundleFinder",  # trellis.css and trellis.js, made of their sources
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR_DIR / "files"}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600
# Half the work at the first start; and no page can name a file that a browser would keep after it changed.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.str("TRELLIS_TIME_ZONE", default="America/Los_Angeles")
USE_I18N = True
USE_TZ = True

# --- mail ---------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Trellis <trellis@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if env.str("EMAIL_URL", default=""):
    _mail: dict[str, Any] = dict(env.email_url("EMAIL_URL"))
    EMAIL_BACKEND = _mail.pop("EMAIL_BACKEND")
    vars().update(_mail)
else:
    EMAIL_BACKEND = "network.lib.mailbox.FolderBackend"  # files under var/mail, read at /mail/ in DEBUG
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs must not hold a worker to its limit
MAIL_DIR = VAR_DIR / "mail"
# Letters can be answered by reply when mail to this address, with anything behind a +, arrives at the source.
INBOUND_ADDRESS = env.str("INBOUND_ADDRESS", default="")
INBOUND_SOURCE = env.str("INBOUND_SOURCE", default="network.lib.inbox.MaildirInbox")  # the class that reads it
INBOUND_MAILDIR = Path(env.str("INBOUND_MAILDIR", default="") or VAR_DIR / "inbox")

# --- jobs ---------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost//"  # files: see network/lib/filebroker.py
HEARTBEAT_STALE_AFTER_S = 180
OUTBOX_STALE_AFTER_S = 300  # an effect owed for longer makes /readyz say so
OUTBOX_SWEEP_EVERY_S = env.float("OUTBOX_SWEEP_EVERY_S", default=15.0)
OUTBOX_WAKE_AFTER_S = env.float("OUTBOX_WAKE_AFTER_S", default=15.0)  # owed and untouched: the wake-up was lost
OUTBOX_LOST_AFTER_S = env.float("OUTBOX_LOST_AFTER_S", default=60.0)  # claimed and untouched: past any time limit

# --- logs ---------------------------------------------------------------------------------------

keep_secrets_out_of_logs()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "outage": {"()": "network.lib.away.OutageLog"},  # a line a request, not a traceback
    },
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["outage"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"weasyprint": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},  # a line for each step of a PDF
}
