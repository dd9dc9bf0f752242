"""What was done, by groups of the acts as told: ours, and those of others."""

from amaan.protocol import codes

# What was done, in groups; the first that fits stands for the case. Ours, by the acts as told.
OFFENCE_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("killing", frozenset({"killed", "suspicious_death"})),
    ("sexual", codes.SEXUAL_ACTS),
    ("acid_fire", frozenset({"acid", "burned"})),
    ("trafficking", frozenset("sold_or_bought trafficked bonded_labour procured_minor".split())),
    (
        "marriage",
        frozenset("taken_to_marry forced_marriage child_marriage given_in_exchange".split()),
    ),
    (
        "online",
        frozenset(
            "images_shared images_threatened online_stalking online_identity online_grooming"
            " child_images".split()
        ),
    ),
    ("family", frozenset({"domestic_violence", "order_breached"})),
    ("harassment", frozenset({"harassed_at_work", "harassed_by_phone", "sexual_remarks"})),
    (
        "body",
        frozenset(
            "beaten grievous_hurt strangled poisoned miscarriage_caused corporal_punishment".split()
        ),
    ),
    ("taken", frozenset("confined kept_secretly kidnapped child_missing woman_missing".split())),
)
# The type of violence as others count it (GBVIMS: one type a case, the first that fits).
VIOLENCE: tuple[tuple[str, frozenset[str]], ...] = (
    ("rape", frozenset({"penetration"})),
    ("sexual_assault", codes.SEXUAL_ACTS - {"penetration"}),
    (
        "physical_assault",
        frozenset(
            "beaten grievous_hurt strangled burned acid poisoned miscarriage_caused killed"
            " suspicious_death corporal_punishment".split()
        ),
    ),
    (
        "forced_marriage",
        frozenset("forced_marriage child_marriage given_in_exchange taken_to_marry".split()),
    ),
    ("denial_of_resources", frozenset("denied_inheritance bonded_labour begging_forced".split())),
    (
        "psychological_abuse",
        frozenset(
            "threat threat_to_kill confined kept_secretly images_shared images_threatened"
            " online_stalking online_identity online_grooming harassed_at_work harassed_by_phone"
            " sexual_remarks domestic_violence order_breached house_entered"
            " identity_disclosed".split()
        ),
    ),
)
