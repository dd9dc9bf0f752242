"""The tables of the room, gathered from its subjects."""

from amaan.community.agreements_tables import Agreement
from amaan.community.awareness_tables import Awareness
from amaan.community.bodies_tables import Body, BodyDecision, Meeting
from amaan.community.campaigns_tables import Campaign
from amaan.community.consultation_tables import (
    ConsultationAnswer,
    ConsultationBox,
    ConsultationCoding,
    ConsultationTaken,
    ConsultationTopic,
)
from amaan.community.forums_tables import ForumIssue, ForumMeeting, PolicingForum
from amaan.community.journalists_tables import JournalistSession
from amaan.community.means_tables import Money, WomenLiving
from amaan.community.media_tables import Disclosure, Enquiry, Statement
from amaan.community.network_tables import NetworkMonth, NetworkPlace
from amaan.community.press_tables import PressStory, SecondCoding
from amaan.community.programme_tables import PaperReached, Policy, PolicyPaper
from amaan.community.results_tables import Pilot, Result, ResultFigure

__all__ = [
    "Agreement",
    "Awareness",
    "Body",
    "BodyDecision",
    "Campaign",
    "ConsultationAnswer",
    "ConsultationBox",
    "ConsultationCoding",
    "ConsultationTaken",
    "ConsultationTopic",
    "Disclosure",
    "Enquiry",
    "ForumIssue",
    "ForumMeeting",
    "JournalistSession",
    "Meeting",
    "Money",
    "NetworkMonth",
    "NetworkPlace",
    "PaperReached",
    "Pilot",
    "PolicingForum",
    "Policy",
    "PolicyPaper",
    "PressStory",
    "Result",
    "ResultFigure",
    "SecondCoding",
    "Statement",
    "WomenLiving",
]
