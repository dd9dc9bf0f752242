"""How the installation is doing, for whoever runs it: alarms and figures, nothing of a case."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.web.kit import running as kit
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.registrar.reading import NOTHING, only_a_registrar

_OLD = timedelta(minutes=5)


@door(audience="registrar", classes=NOTHING)
def running(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what is wrong with the installation, and when that was last looked at."""
    only_a_registrar(visit)
    found = kit.read()
    shown = {
        "found": found,
        "asleep": found is None or visit.now - found.at > _OLD,
        # What the head of every page says already is not said twice.
        "alarms": [a for a in found.alarms if a not in kit.for_everybody()] if found else [],
        "figures": found.figures if found else {},
    }
    return render(request, "registrar/running.html", shown)
