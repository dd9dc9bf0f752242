"""The tables of investigation, gathered from the pages that describe them."""

from amaan.investigation.assignment_tables import Assignment, FocalPerson, Load  # noqa: F401
from amaan.investigation.custody_chain_tables import (  # noqa: F401
    CustodyLink,
    HandOver,
    HandOverItem,
)
from amaan.investigation.exhibits_tables import Exhibit, Recovery  # noqa: F401
from amaan.investigation.interviews_tables import (  # noqa: F401  # Django finds tables here
    Interview,
    InterviewRecording,
    MagistrateDay,
)
from amaan.investigation.media_tables import EvidenceFile  # noqa: F401
from amaan.investigation.medical_tables import (  # noqa: F401
    Examination,
    Objection,
    Sample,
    StepAnswer,
    Submission,
    SubmittedSample,
)
from amaan.investigation.store_tables import StoreCount, StoreDifference  # noqa: F401
from amaan.investigation.transfer_tables import Transfer  # noqa: F401
