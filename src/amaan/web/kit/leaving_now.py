"""The button that leaves: it ends the visit here, and opens what anybody may have looked at."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from amaan.web.kit.open_door import ELSEWHERE, Here, drop_visit, open_door, page


@open_door(audience="public", classes=frozenset())
def leave(request: HttpRequest, here: Here) -> HttpResponse:
    """This will end the visit and go elsewhere, without script, on the first press."""
    del here  # the same in every language
    response = HttpResponseRedirect(ELSEWHERE, status=303)
    response["Clear-Site-Data"] = '"cache", "storage"'
    drop_visit(request, response)
    return response


@open_door(audience="public", classes=frozenset())
def about_leaving(request: HttpRequest, here: Here) -> HttpResponse:
    """This will say how to leave quickly, and honestly what stays behind all the same."""
    del request  # nothing is asked
    return page("kit/plain/leaving.html", here)
