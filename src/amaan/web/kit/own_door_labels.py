"""What is said at her own door, and how it was taken up."""

from django.utils.translation import gettext_lazy as _

from amaan.web.kit.code_labels import Labels

OWN_WORDS: Labels = {
    "stop_sharing": _("Nothing more may be shared with anybody"),
    "correction": _("Something is written down wrongly"),
    "objection": _("She objects to something"),
    "other_officer": _("She asks for another officer"),
    "safe_contact": _("She asks to be reached in another way"),
    "withdrawal": _("She does not want to go on"),
    "call_me": _("She asks to be called"),
    "other_phrase": _("The other phrase was used: somebody may have stood beside her"),
}
OWN_WORD_ANSWERS: Labels = {
    "seen_alone": _("She was seen alone"),
    "spoken_safely": _("Spoken to by the way known to be safe"),
    "by_advocate": _("Her advocate spoke to her"),
}
# The six questions that everybody with a door is asked, as a table says them.
FEEDBACK_ITEMS: Labels = {
    "listened": _("Listened to and believed"),
    "danger": _("Danger taken seriously"),
    "help": _("Told of help"),
    "informed": _("Kept informed"),
    "wanted": _("What she wanted happened"),
    "again": _("Would come again"),
}
OWN_SHOWS: Labels = {
    "words": _("Her statement"),
    "contact": _("How she is to be reached"),
    "looks": _("Who looked at her file"),
}
