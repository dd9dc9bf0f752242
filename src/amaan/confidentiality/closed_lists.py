"""Short closed lists that tables and the vault share. Apart from both: the vault, a process
without Django's models, could not even start if it had to read them out of a table's file.
"""

# What a custodian may say of two people.
DECISIONS = ("same", "different", "unsure")
# Why keys are erased, and why they may not be yet.
ERASURE_REASONS = ("retention_over", "kept_by_mistake", "court_order")
HOLD_REASONS = ("trial", "appeal", "inquiry", "court_order")
ALARM_KINDS = (
    "half_of_quota", "quota", "half_of_searches", "searches", "half_of_guesses", "guesses",
)  # fmt: skip
MESSAGE_STATES = ("waiting", "sent", "refused", "failed")
# What she may say at her own door, and which of it keeps every message from going out.
OWN_WORDS = (
    "stop_sharing", "correction", "objection", "other_officer", "safe_contact", "withdrawal",
    "call_me", "other_phrase",
)  # fmt: skip
PAUSES = ("safe_contact", "other_phrase")
# What she may ask to see there herself, beside where it stands.
OWN_SHOWS = ("words", "contact", "looks")
