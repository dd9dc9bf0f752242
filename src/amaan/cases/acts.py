"""Which act of the policy table it is to record a fact of a kind."""


def act_of_recording(kind: str) -> str:
    """This will name the act of the policy table that recording a fact of this kind is."""
    # Whoever owes a duty may neither excuse himself from it nor stop its clock.
    if kind in {"supervisor.reviewed", "duty.waived", "clock.stopped", "clock.runs_on"}:
        return "record_review"
    if kind in {"investigator.assigned", "investigator.relieved", "team.formed"}:
        return "assign"
    # Whoever holds the case gives it away, and nobody else.
    if kind in {"transfer.offered", "transfer.returned"}:
        return "hand_on"
    if kind in {"fir.registered", "fir.refused", "ncr.entered", "number.recorded",
                "magistrate.informed"}:  # fmt: skip
        return "record_registration"
    # Who commands the station answers for the vehicle and for who is posted, so he may say what
    # is missing, in codes, of a case whose story is not his to read.
    if kind == "obstacle.recorded":
        return "record_obstacle"
    return "record"
