"""The acts as a form asks for them: in groups an officer can find by ear."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.fields import SomeOf
from amaan.web.kit.words import options

# What was done, in groups an officer can find by ear. All of ACTS stands in one of them.
ACT_GROUPS: tuple[tuple[str, Any, str], ...] = (
    (
        "acts_sexual",
        _("Sexual violence"),
        "penetration attempt_sexual sexual_touch stripped sexual_remarks sexual_abuse_child",
    ),
    (
        "acts_body",
        _("Violence to the body"),
        (
            "beaten strangled grievous_hurt burned acid poisoned miscarriage_caused"
            " domestic_violence corporal_punishment killed suspicious_death"
        ),
    ),
    (
        "acts_threat",
        _("Threats, harassment, intrusion"),
        (
            "threat threat_to_kill harassed_by_phone harassed_at_work house_entered order_breached"
            " identity_disclosed"
        ),
    ),
    (
        "acts_online",
        _("Online and with pictures"),
        (
            "images_shared images_threatened online_stalking online_identity online_grooming"
            " child_images"
        ),
    ),
    (
        "acts_taken",
        _("Taken, held, missing"),
        (
            "kidnapped taken_to_marry kept_secretly confined child_missing woman_missing"
            " procured_minor sold_or_bought trafficked bonded_labour begging_forced"
        ),
    ),
    (
        "acts_family",
        _("Marriage and family"),
        "forced_marriage child_marriage given_in_exchange denied_inheritance marriage_deceit",
    ),
    ("acts_other", _("Something else"), "official_failed other"),
)
# Made once; each form takes a copy.
ACT_FIELDS = {
    name: SomeOf(options("acts", group), label=label, required=False)
    for name, label, group in ACT_GROUPS
}
