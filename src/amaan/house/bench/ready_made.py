"""The least a page can cost here: the very bytes, through the same server and middleware.

`GET /page/NAME` gives the file of that name from the home's `floor` folder. No session is
read, no database is asked, nothing is rendered.
"""

from functools import cache

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from amaan.house.settings import HERE


@cache
def _bytes(name: str) -> bytes:
    return (HERE.home / "floor" / name).read_bytes()


def page(request: HttpRequest, name: str) -> HttpResponse:
    """This will give a page that was rendered before."""
    del request
    return HttpResponse(_bytes(name))


urlpatterns = [path("page/<slug:name>", page)]
settings.ROOT_URLCONF = __name__
application = get_wsgi_application()
