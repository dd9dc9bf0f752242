"""The tables of the room, gathered from its subjects."""

from amaan.workforce.drills_tables import Drill
from amaan.workforce.exits_tables import Exit
from amaan.workforce.harassment_tables import WorkplaceComplaint
from amaan.workforce.promotions_tables import PromotionBoard
from amaan.workforce.recruitment_tables import Drive
from amaan.workforce.roster_tables import Presence, RosterPattern, RosterShift
from amaan.workforce.satisfaction_tables import SurveyCount, SurveyRound, SurveyTaken
from amaan.workforce.strength_tables import Quota, Strength
from amaan.workforce.training_tables import (
    Course,
    Trainee,
    Trainer,
    TrainingAttendance,
    TrainingCertificate,
    TrainingFollowup,
    TrainingSession,
    TrainingTarget,
)

__all__ = [
    "Course",
    "Drill",
    "Drive",
    "Exit",
    "Presence",
    "PromotionBoard",
    "Quota",
    "RosterPattern",
    "RosterShift",
    "Strength",
    "SurveyCount",
    "SurveyRound",
    "SurveyTaken",
    "Trainee",
    "Trainer",
    "TrainingAttendance",
    "TrainingCertificate",
    "TrainingFollowup",
    "TrainingSession",
    "TrainingTarget",
    "WorkplaceComplaint",
]
