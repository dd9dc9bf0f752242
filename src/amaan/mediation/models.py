"""The tables of mediation, gathered from the pages that describe them."""

from amaan.mediation.disputes_tables import Dispute as Dispute
from amaan.mediation.disputes_tables import SafeCall as SafeCall
from amaan.mediation.disputes_tables import TermsQuestion as TermsQuestion
from amaan.mediation.forums_tables import Forum as Forum
from amaan.mediation.forums_tables import Mediator as Mediator
from amaan.mediation.gate_tables import GateAnswer as GateAnswer
