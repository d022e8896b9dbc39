"""The one settings file. The environment says what differs between installations.

ANSWERABLE_DATA        folder of the database, the documents and the secret key (default: ./answerable-data)
DATABASE_URL           postgres://…; nothing said: SQLite in the data folder
ANSWERABLE_HOSTS       names that the server answers to, with commas between (default: this machine alone)
ANSWERABLE_HTTPS       1 where visitors come by https, through a proxy that sets X-Forwarded-Proto
ANSWERABLE_SECRET_KEY  instead of the key in the data folder
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

ROOM = Path(__file__).parent
DATA = Path(os.environ.get("ANSWERABLE_DATA", "answerable-data")).absolute()
HTTPS = os.environ.get("ANSWERABLE_HTTPS") == "1"

# who is answered

KEY_FILE = DATA / "secret-key"
# ``starting.prepare`` makes the file. Where nothing was ever started (types, tests) a passing key will do.
SECRET_KEY = (
    os.environ.get("ANSWERABLE_SECRET_KEY")
    or (KEY_FILE.is_file() and KEY_FILE.read_text(encoding="ascii").strip())
    or get_random_secret_key()
)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ANSWERABLE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
ROOT_URLCONF = "answerable.register.urls"
WSGI_APPLICATION = "answerable.register.wsgi.application"

# rooms

INSTALLED_APPS = [
    "answerable.register.public",
    "answerable.register.checking",
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
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "answerable.register.headers.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
            ]
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
CACHES = {
    # In the database, so that all processes count wrong guesses together, and over a restart.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    # What any process may count anew for itself.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
MEDIA_ROOT = DATA / "files"  # never served as it is: a view hands documents out as attachments
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
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "answerable.register.accounts.adapter.ByInvitation"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is made from an invitation sent to its address
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/ip"}  # by place: by account, anybody could lock anybody out
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Answerable"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

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
