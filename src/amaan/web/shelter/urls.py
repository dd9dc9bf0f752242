"""Addresses of the house that takes her in: random ids, nothing else."""

from django.urls import path

from amaan.web.shelter import daily, doorstep, home, masks, residents, running, word_to_her

app_name = "shelter"
urlpatterns = [
    path("", home.home, name="home"),
    path("arrivals", doorstep.arrivals, name="arrivals"),
    path("arrivals/new", doorstep.receive, name="receive"),
    path("arrival/<uuid:stay_id>", doorstep.arrival, name="arrival"),
    path("arrival/<uuid:stay_id>/in", doorstep.admit, name="admit"),
    path("arrival/<uuid:stay_id>/elsewhere", doorstep.refuse, name="refuse"),
    path("residents", residents.residents, name="residents"),
    path("stay/<uuid:stay_id>", residents.stay, name="stay"),
    path("stay/<uuid:stay_id>/log", residents.stay_log, name="stay_log"),
    path("stay/<uuid:stay_id>/child", residents.child, name="child"),
    path("stay/<uuid:stay_id>/caller", residents.caller, name="caller"),
    path("stay/<uuid:stay_id>/leave", residents.leave, name="leave"),
    path("stay/<uuid:stay_id>/way", residents.way, name="way"),
    path("stay/<uuid:stay_id>/write/<str:sort>", daily.write, name="write"),
    path("sealed/<uuid:stay_id>/<uuid:ref>", masks.opened, name="opened"),
    path("resident/<uuid:resident_id>/bed", residents.bed, name="bed"),
    path("resident/<uuid:resident_id>/gone", residents.child_gone, name="child_gone"),
    path("caller/<uuid:caller_id>/off", residents.caller_off, name="caller_off"),
    path("way/<uuid:relay_id>/ended", residents.way_ended, name="way_ended"),
    path("word/<uuid:word_id>", daily.given, name="given"),
    path("log", daily.log, name="log"),
    path("log/write/<str:sort>", daily.write_house, name="write_house"),
    path("asked", daily.enquiries, name="enquiries"),
    path("asked/new", daily.enquiry, name="enquiry"),
    path("asked/<uuid:enquiry_id>/told", daily.told, name="told"),
    path("rooms", running.rooms, name="rooms"),
    path("rooms/new", running.add_room, name="add_room"),
    path("room/<uuid:room_id>/bed", running.add_bed, name="add_bed"),
    path("bed/<uuid:bed_id>/away", running.take_bed, name="take_bed"),
    path("about", running.about, name="about"),
    path("about/set", running.set_up, name="set_up"),
    path("about/escort", running.escort, name="escort"),
    path("about/escort/<uuid:escort_id>/over", running.escort_over, name="escort_over"),
    path("inspections", running.inspections, name="inspections"),
    path("inspections/new", running.inspect, name="inspect"),
    path("inspections/<uuid:inspection_id>", running.inspection, name="inspection"),
    path("findings/<uuid:finding_id>/mended", running.mended, name="mended"),
    path("sheet", running.day_sheet, name="day_sheet"),
    # The one page that her desk has of it.
    path("case/<uuid:case_id>/word", word_to_her.word_to_her, name="word_to_her"),
]
