"""Django's settings: one module for demo, test and serve; the environment says which."""

import logging
import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.urls import reverse_lazy

from amaan.house import languages
from amaan.house.environment import Profile, read
from amaan.house.logs import away
from amaan.house.places import CLONE, state_of

HERE = read(os.environ)
_SERVE = HERE.profile is Profile.SERVE
_TEST = HERE.profile is Profile.TEST


def _secret(path: Path, for_tests: str) -> str:
    # Tools that only import the settings run under the test profile and have no home.
    return for_tests if _TEST and not path.exists() else path.read_text(encoding="utf-8").strip()


DEBUG = HERE.debug
# Pages alone sign with the kept key; any other process has one that nobody else accepts.
_SIGNS = HERE.role in {"web", "history"} or _TEST
SECRET_KEY = (
    _secret(HERE.secret_key_file, "only the tests are signed with this key")
    if _SIGNS
    else secrets.token_urlsafe(48)
)
ALLOWED_HOSTS = [*HERE.hosts, *(["testserver"] if _TEST else [])]
ROOT_URLCONF = "amaan.house.urls"
WSGI_APPLICATION = "amaan.house.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEMO = HERE.profile is Profile.DEMO
# In a real installation a rule binds where a lawyer of the province signed it (decision 29).
RULES_NEED_A_SIGNATURE = HERE.profile is Profile.SERVE
SERVING = _SERVE
DEMO_CAST = "amaan.house.demo.door_panel"
# How far the practice history is, while it is being made; nothing where there is none.
PRACTICE_HISTORY = HERE.home / "history.progress" if DEMO else None
AMAAN_PROFILE = HERE.profile.value
# Passkeys belong to one name; an address of numbers is none.
PASSKEY_HOST = next((n for n in HERE.hosts if not n.replace(".", "").isdigit()), "")
VAULT_SOCKET = HERE.vault_socket
VAULT_PUBLIC = HERE.vault_public
VAULT_KEYS = HERE.vault_keys
VAULT_CALLERS = frozenset(HERE.vault_callers)
VAULT_JOBS = frozenset(HERE.vault_jobs)
MESSAGE_GATEWAY = HERE.message_gateway
MESSAGE_TOKEN_FILE = HERE.message_token_file
WITNESSES = HERE.home / "witnesses"
# What whoever watches the installation wrote down last.
RUNNING = None if _TEST else state_of(HERE.home) / "running.json"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "amaan.web.kit",
    "amaan.web.desk",
    "amaan.web.case",
    "amaan.web.inquiry",
    "amaan.web.court",
    "amaan.web.care",
    "amaan.web.shelter",
    "amaan.web.mediation",
    "amaan.web.survivor",
    "amaan.web.public",
    "amaan.web.insight",
    "amaan.web.evaluation",
    "amaan.web.meetings",
    "amaan.web.planning",
    "amaan.web.publication",
    "amaan.web.books",
    "amaan.web.people",
    "amaan.web.training",
    "amaan.web.community",
    "amaan.web.programme",
    "amaan.web.registrar",
    "amaan.web.keeping",
    "amaan.web.command",
    "amaan.web.custodian",
    "amaan.web.exports",
    "amaan.web.law",
    "amaan.jobs",
    "amaan.evaluation",
    "amaan.meetings",
    "amaan.planning",
    "amaan.publication",
    "amaan.insight",
    "amaan.oversight",
    "amaan.exports",
    "amaan.desk",
    "amaan.court",
    "amaan.support",
    "amaan.mediation",
    "amaan.investigation",
    "amaan.cases",
    "amaan.community",
    "amaan.workforce",
    "amaan.books",
    "amaan.confidentiality",
    "amaan.organisation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "procrastinate.contrib.django",
    "django_htmx",
    "template_partials",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before whitenoise, so that no file goes out without the policy either.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "amaan.web.kit.frame.frame",
            ],
        },
    }
]

# --- the database: one process, one role, one connection -------------------------------

_TIMEOUTS = {
    # A migration that waits for a lock stops every desk behind it; better to fail and repeat.
    "owner": "-c lock_timeout=5s",
    "web": "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
    # Statements that are prepared at all (organisation.prepared) are the same for everybody; to
    # plan them anew for each officer would cost more than they do.
    " -c plan_cache_mode=force_generic_plan",
}
_OPTIONS: dict[str, Any] = {
    "application_name": f"amaan-{HERE.role}",
    "options": _TIMEOUTS.get(HERE.role, ""),
    # So high that only what asks for it is prepared.
    "prepare_threshold": 2**31 - 1,
}
if HERE.role == "web" and not _TEST:
    _OPTIONS["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": HERE.database_name,
        "USER": HERE.role,
        "PASSWORD": _secret(HERE.password_file, ""),
        "HOST": HERE.database_host,
        "PORT": str(HERE.database_port),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 0 if "pool" in _OPTIONS or _TEST else 60,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": _OPTIONS,
    }
}
# Ids and counters only. A cache in a process's memory would differ between workers, and one
# on disk would outlive the row security of what it copied.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "house_cache",
        "TIMEOUT": 3600,
    }
}

# --- signing in ------------------------------------------------------------------------

AUTH_USER_MODEL = "organisation.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["amaan.house.passwords.DeskArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        # The library's own list names columns that an officer does not have.
        "OPTIONS": {"user_attributes": ("sign_in", "name_en", "name_ur")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "amaan.organisation.passwords.NoWordsOfTheService"},
    {
        "NAME": "amaan.organisation.passwords.NoLeakedPassword",
        "OPTIONS": {"listed_in": HERE.leaked_passwords},
    },
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "amaan.web.kit.sign_in.adapter.OfficerAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Axes counts by name; this only keeps one address from wearing out the password hasher.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A shared desk PC that is trusted for a month is a second factor for everybody at the desk.
MFA_TRUST_ENABLED = False

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
# W006 fears that a lock without the address can be slipped; it is the stricter of the two,
# because every desk of a station stands behind one address.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_ON_SUCCESS = True
# Or a colleague who must not know could keep her out all day by one press now and then.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "amaan.web.kit.sign_in.lockout.name_tried"
AXES_LOCKOUT_CALLABLE = "amaan.web.kit.sign_in.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "password", "code", "uri", "next", "ip_address"]
AXES_VERBOSE = False

_PREFIX = "__Host-" if _SERVE else ""
SESSION_ENGINE = "amaan.web.kit.sessions"
SESSION_COOKIE_NAME = f"{_PREFIX}session"
SESSION_COOKIE_AGE = int(timedelta(hours=8).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = _SERVE
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SIGN_INS_KEPT_FOR = timedelta(days=HERE.sign_in_days)
# The page reads this cookie to take a fresh token when it sends a kept form again.
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = _SERVE
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "amaan.web.kit.csrf.csrf_failure"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_SECURE = _SERVE

# --- what a browser may do -------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _SERVE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SERVE
SECURE_SSL_REDIRECT = False  # serve listens with TLS only; there is no plain port to leave
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
# In memory only: a photograph of her paper must never lie in clear in a temporary file.
FILE_UPLOAD_HANDLERS = ["amaan.web.kit.uploads.InMemoryOnly"]
# A reset by e-mail is a door for whoever holds the mailbox; the registrar resets.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# Pages read aloud by somebody who was recorded: `<language>/<page>.ogg`; nothing has to be there.
VOICES = HERE.home / "voices"
# What a province had reviewed for its own pages: `<language>.toml`, as beside the sentences.
REVIEWS = HERE.home / "reviews"

# --- languages and time ----------------------------------------------------------------

languages.register()
LANGUAGES = languages.LANGUAGES
LANGUAGES_BIDI = languages.RIGHT_TO_LEFT
LANGUAGE_CODE = "en"
# Before Django's own: a desk reads "پاس ورڈ" where Django's Urdu would say "لفظ اجازت".
LOCALE_PATHS = [CLONE / "src" / "amaan" / "web" / "kit" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Karachi"

# --- files that never change while a version runs --------------------------------------

STATIC_URL = "/static/"
# Tests ask the finders; a folder that nobody filled would only be warned about.
STATIC_ROOT = None if _TEST else HERE.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = _TEST
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- logs ------------------------------------------------------------------------------

# Where a line cannot be written the library would print the whole record, values and all.
logging.raiseExceptions = _TEST
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "amaan.house.logs.JsonLines"},
        "named": {"()": "amaan.house.logs.Named"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
        "away": away(HERE.log_socket),
    },
    "root": {"handlers": ["stderr", "away"], "level": "INFO" if not _TEST else "WARNING"},
    "loggers": {
        # Django's own set-up mails errors to admins and prints to the console in its format.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "axes": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
    },
}
