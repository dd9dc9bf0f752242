"""Addresses of the registrar's pages. None of them leads to a case."""

from django.urls import path

from amaan.web.registrar import certificates, holidays, officers, rota, running, tables, units

app_name = "registrar"
urlpatterns = [
    path("", units.home, name="home"),
    path("running/", running.running, name="running"),
    path("holidays/", holidays.announce, name="holidays"),
    path("holidays/<uuid:holiday_id>/back/", holidays.take_back, name="take_back_holiday"),
    path("units/", units.unit_list, name="units"),
    path("units/table/", tables.units, name="import_units"),
    path("units/table/empty/", tables.empty_units, name="empty_units"),
    path("units/province/", units.province, name="province"),
    path("units/<uuid:unit_id>/", units.sheet, name="unit"),
    path("units/<uuid:unit_id>/open/", units.open_below, name="open_below"),
    path("units/<uuid:unit_id>/move/", units.move, name="move"),
    path("units/<uuid:unit_id>/close/", units.close, name="close"),
    path("units/<uuid:unit_id>/appoint/", officers.appoint, name="appoint"),
    path("units/<uuid:unit_id>/post/", officers.post_here, name="post_here"),
    path("units/<uuid:unit_id>/rota/", rota.district, name="rota"),
    path("rota/<uuid:turn_id>/drop/", rota.drop_turn, name="drop_turn"),
    path("officers/<uuid:officer_id>/leave/", rota.leave, name="leave"),
    path(
        "officers/<uuid:officer_id>/certificates/", certificates.certificates, name="certificates"
    ),
    path(
        "officers/<uuid:officer_id>/certificates/<uuid:certificate_id>/back",
        certificates.take_back,
        name="take_back_certificate",
    ),
    path("officers/<uuid:officer_id>/back/", rota.back, name="back"),
    path("officers/", officers.officer_list, name="officers"),
    path("officers/table/", tables.officers, name="import_officers"),
    path("officers/table/empty/", tables.empty_officers, name="empty_officers"),
    path("officers/<uuid:officer_id>/", officers.sheet, name="officer"),
    path("officers/<uuid:officer_id>/relieve/", officers.relieve, name="relieve"),
    path("officers/<uuid:officer_id>/rank/", officers.rank, name="rank"),
    path("officers/<uuid:officer_id>/password/", officers.password, name="password"),
    path("officers/<uuid:officer_id>/code/", officers.code, name="code"),
    path("officers/<uuid:officer_id>/end/", officers.end_sign_in, name="end_sign_in"),
]
