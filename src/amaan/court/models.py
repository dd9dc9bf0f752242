"""The tables of court, gathered from the pages that describe them."""

from amaan.court.hearings_tables import Attendance as Attendance
from amaan.court.hearings_tables import Hearing as Hearing
from amaan.court.hearings_tables import SpecialMeasure as SpecialMeasure
from amaan.court.judgment_study_tables import CodedTrial as CodedTrial
from amaan.court.judgment_study_tables import Recommendation as Recommendation
from amaan.court.judgment_study_tables import StudyInterview as StudyInterview
from amaan.court.observing_tables import Observation as Observation
from amaan.court.observing_tables import ObservationDraft as ObservationDraft
from amaan.court.prosecution_tables import Defect as Defect
from amaan.court.prosecution_tables import Referral as Referral
