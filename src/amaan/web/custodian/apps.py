"""The custodian's pages as Django knows them."""

from django.apps import AppConfig


class CustodianPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.custodian"
    label = "custodian_pages"
