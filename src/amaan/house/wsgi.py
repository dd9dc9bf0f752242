"""What the web server calls."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from amaan.house.logs import log_uncaught

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amaan.house.settings")
sys.excepthook = log_uncaught
application = get_wsgi_application()
