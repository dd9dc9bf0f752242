"""The tables of investigation, gathered from the pages that describe them."""

from amaan.investigation.interviews_tables import (  # noqa: F401  # Django finds tables here
    Interview,
    InterviewRecording,
    MagistrateDay,
)
from amaan.investigation.medical_tables import (  # noqa: F401
    Examination,
    Objection,
    Sample,
    StepAnswer,
    Submission,
    SubmittedSample,
)
