"""The one settings file. The environment says what differs between installations.

ANSWERABLE_DATA        folder of the database, the documents and the secret key (default: ./answerable-data)
DATABASE_URL           postgres://…; nothing said: SQLite in the data folder
ANSWERABLE_HOSTS       names that the server answers to, with commas between (default: this machine alone)
ANSWERABLE_HTTPS       1 where visitors come by https, through a proxy that sets X-Forwarded-Proto
ANSWERABLE_PROXIES     how many proxies stand before the server, for the address of who guesses passwords
                       (default: 1 with ANSWERABLE_HTTPS, else 0)
ANSWERABLE_SECRET_KEY  instead of the key in the data folder
ANSWERABLE_MAIL        smtp://user:password@host:587 (smtps:// for TLS from the start); nothing said: letters
                       are printed where the server runs
ANSWERABLE_SITE        what links in letters begin with (default: https:// or http:// and the first of
                       ANSWERABLE_HOSTS)
ANSWERABLE_MAIL_FROM   the address that letters come from (default: answerable@ the first of ANSWERABLE_HOSTS)
ANSWERABLE_SCAN        a command that looks at each file of evidence before it is kept: 0 clean, 1 harmful, as
                       "clamdscan --no-summary" does (nothing said: none looks)
ANSWERABLE_LICENCE     under which the register's data may be taken: CC-BY-4.0 (nothing said), CC0-1.0,
                       ODC-By-1.0 or ODbL-1.0
ANSWERABLE_LOCAL       set by ``answerable open`` alone: one person, at this machine
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

ROOM = Path(__file__).parent
DATA = Path(os.environ.get("ANSWERABLE_DATA", "answerable-data")).absolute()
HTTPS = os.environ.get("ANSWERABLE_HTTPS") == "1"

# who is answered

KEY_FILE = DATA / "secret-key"
# ``starting.prepare`` makes the file. Where nothing was ever started (types, tests) a passing key will do.
KEPT_KEY = os.environ.get("ANSWERABLE_SECRET_KEY") or (
    KEY_FILE.read_text(encoding="ascii").strip() if KEY_FILE.is_file() else ""
)
KEY_IS_KEPT = bool(KEPT_KEY)
SECRET_KEY = KEPT_KEY or get_random_secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ANSWERABLE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
ROOT_URLCONF = "answerable.register.urls"
WSGI_APPLICATION = "answerable.register.wsgi.application"

# rooms

INSTALLED_APPS = [
    "answerable.register.upkeep",
    "answerable.register.offline",
    "answerable.register.api",
    "answerable.register.public",
    "answerable.register.following",
    "answerable.register.integrations",
    "answerable.register.opendata",
    "answerable.register.desks",
    "answerable.register.reminders",
    "answerable.register.consolidating",
    "answerable.register.assessments",
    "answerable.register.guidance",
    "answerable.register.budget",
    "answerable.register.subplans",
    "answerable.register.reporting",
    "answerable.register.evidence",
    "answerable.register.checking",
    "answerable.register.lists",
    "answerable.register.commitments",
    "answerable.register.plans",
    "answerable.register.accounts",
    "answerable.register.bodies",
    "answerable.register.search",
    "answerable.register.trace",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "answerable.register.packing.Packed",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "answerable.register.headers.safe_headers",
    "answerable.register.api.door.Door",
    "answerable.register.keeping.kept_for_everybody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "answerable.register.entrance.explained",
    "answerable.register.entrance.zero_bytes",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "answerable.register.accounts.reading.remembered_while_reading",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "answerable.register.accounts.second_factor.second_factor_required",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOM / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["answerable.register.days"],
        },
    }
]

# what is kept

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES: dict[str, Any] = {
    "default": dj_database_url.config(default=f"sqlite:///{DATA / 'register.db'}", conn_max_age=600)
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A transaction that will write says so at once, so that two never wait for each other.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode = WAL",  # who reads does not wait for who writes
        "timeout": 20,  # seconds that a writer waits for another
    }
else:
    # Pages ask for little, and many at once: to compile a question, or to share it out, costs more than it
    # saves. What is asked for is mostly in memory: a step through an index costs as one through a table.
    OURS = "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"
    SAID = DATABASES["default"].setdefault("OPTIONS", {})
    SAID["options"] = f"{OURS} {SAID.get('options', '')}".strip()  # of two that differ, the later holds


CACHES = {
    # In the database, so that all processes count wrong guesses together, and over a restart.
    "default": {"BACKEND": "answerable.register.accounts.counters.Counters", "LOCATION": "cache"},
    # What any process may count anew for itself.
    "process": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "process",
        "OPTIONS": {"MAX_ENTRIES": 1000, "CULL_FREQUENCY": 10},  # the least lately asked for goes first
    },
    # Whole answers to who is not signed in: in files, so that what one process made all of them have.
    "answers": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "answers",
        "OPTIONS": {"MAX_ENTRIES": 500, "CULL_FREQUENCY": 10},
    },
}
MEDIA_ROOT = DATA / "files"  # never served as it is: a view hands documents out as attachments
EVIDENCE_ROOT = DATA / "evidence"  # likewise
EVIDENCE_SCAN = os.environ.get("ANSWERABLE_SCAN", "")
DATA_LICENCE = os.environ.get("ANSWERABLE_LICENCE") or "CC-BY-4.0"
DUMPS = DATA / "dumps"  # whole registers as data, the last of them served at /du-lieu/
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOM / "static"]
WHITENOISE_USE_FINDERS = True  # straight from the package: no step of collecting before a start
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# languages: Vietnamese at /, English under /en/

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOM / "locale"]  # what is said outside the rooms; each room has its own
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# people who work here

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "answerable.register.accounts.backend.OpenAccounts",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOCAL = os.environ.get("ANSWERABLE_LOCAL") == "1"
ACCOUNT_ADAPTER = "answerable.register.accounts.adapter.ByInvitation"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is made from an invitation sent to its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no letters; the page says the same to everybody
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
# By place: by account, anybody could lock anybody out.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/15m/ip",
    "reset_password": "10/15m/ip",
    "reset_password_from_key": "20/15m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ANSWERABLE_PROXIES", "1" if HTTPS else "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Answerable"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation went to the address: that verified it
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# other systems

API_REQUESTS_A_MINUTE = 600  # of one address, or by one token

# letters

MAIL = urlsplit(os.environ.get("ANSWERABLE_MAIL", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL.hostname else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = MAIL.hostname or "", MAIL.port or (465 if MAIL.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_USE_TLS = bool(EMAIL_HOST_USER) and not EMAIL_USE_SSL  # a password never goes in the clear
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("ANSWERABLE_MAIL_FROM") or f"answerable@{ALLOWED_HOSTS[0]}"
SITE = os.environ.get("ANSWERABLE_SITE") or f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}"

# what waits for ``answerable worker``

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# safety of pages

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/$"]  # who asks for health asks the process itself
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS, the redirect and secure cookies come with ANSWERABLE_HTTPS
    "security.W008",
    "security.W012",
    "security.W016",
]
