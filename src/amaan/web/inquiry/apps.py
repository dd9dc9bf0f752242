"""The pages of investigation, as Django knows them."""

from django.apps import AppConfig


class InquiryPagesConfig(AppConfig):
    """Registers templates and translations; no tables of its own."""

    name = "amaan.web.inquiry"
    label = "inquiry_pages"
