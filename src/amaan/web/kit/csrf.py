"""What a form without a good token gets: a page in two languages, or 403 for the keeper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This will say that the page had grown old; it asks no database and names no cause."""
    return render(request, "403_csrf.html", status=403)
