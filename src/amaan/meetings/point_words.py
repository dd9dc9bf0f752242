"""What the points of a meeting are called that are no indicator, and what they count."""

from amaan.kernel.refusals import said

TITLES = {
    "reports": said("Reports taken"),
    "late_duties": said("Duties that were late"),
    "desk_files": said("Open files at the desk, and its officers"),
    "investigator_files": said("Open files, and investigators"),
    "hours_without_a_woman": said("Hours of the desk without a woman planned"),
    "training_need": said("Training that is lacking"),
}
COUNTED = {
    "reports": said("Every report taken in these three months. Sealed cases are in none."),
    "late_duties": said(
        "Duties of the month that were met late or are late, of all that were due in it."
    ),
    "desk_files": said("Files on which the desk still owes something, and officers posted to it."),
    "investigator_files": said("Open files, and the investigators of the station who carry them."),
    "hours_without_a_woman": said(
        "Hours that the desk says it keeps and for which no woman stands on the roster, in the "
        "weeks of the month. Asked where it is more than half; that half is proposed, of no "
        "standard."
    ),
    "training_need": said(
        "Duties missed that this course teaches, of those that were due, when it was proposed."
    ),
}
