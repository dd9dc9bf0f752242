"""The part of a file that goes to whoever prosecutes: the offence and its proof.

Her danger, what was planned against it, her wishes, her care and who supports her are no
evidence. They are on no page of his, not even as a duty that tells of them.
"""

from collections.abc import Set
from dataclasses import replace

from amaan.cases.sheets import CaseSheet, StageOfDuties
from amaan.protocol.facts import KINDS

STAGES = frozenset({"registration", "investigation", "court"})
# Of the other stages: how the complaint came, what was told, the examination, samples, and that
# somebody asked to withdraw or proposed to settle, which he must answer for in court.
KINDS_BESIDE = frozenset(
    "complaint.received incident.described offence.alleged offence.declined offence.withdrawn"
    " particulars.told words.read_back woman_officer.present woman_officer.absent medical.sent"
    " medical.examined medical.declined medical.report_received injuries.photographed"
    " sample.taken sample.declined examination.consent withdrawal.requested withdrawal.reviewed"
    " withdrawal.decided settlement.proposed paper.filed fact.corrected".split()
)


def trimmed(sheet: CaseSheet, *, to: Set[str] = frozenset({"prosecutor"})) -> CaseSheet:
    """This will leave of a file what its reader may have, where he only prosecutes it."""
    if sheet.relations != to:
        return sheet
    return replace(
        sheet,
        mine_now=tuple(line for line in sheet.mine_now if line.stage in STAGES),
        by_stage=tuple(_stage(stage) for stage in sheet.by_stage if stage.stage in STAGES),
        facts=tuple(line for line in sheet.facts if _is_of_the_trial(line.kind)),
    )


def _is_of_the_trial(kind: str) -> bool:
    shape = KINDS.get(kind)
    return kind in KINDS_BESIDE or (shape is not None and shape.stage in STAGES)


def _stage(stage: StageOfDuties) -> StageOfDuties:
    # Why a duty is owed is told by what she said; the duty itself is enough.
    lines = tuple(replace(line, reasons=()) for line in stage.duties)
    return replace(stage, duties=lines)
