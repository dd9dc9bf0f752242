"""Which act of the policy table it is to record a fact of a kind."""

OF_A_SECOND_PERSON = frozenset(
    "supervisor.reviewed duty.waived clock.stopped clock.runs_on withdrawal.reviewed"
    " withdrawal.reflected closure.approved closure.refused closure.called_back"
    " death_review.opened risk.lowered".split()
)


# What a prosecutor writes down as well as police: what he decides, and what the court does.
OF_THE_TRIAL = frozenset(
    "prosecution.asked prosecution.advised prosecution.decided defect.found defect.answered"
    " cognizance.taken court.applied court.ordered order.served hearing.fixed hearing.held"
    " measure.asked measure.decided witness.attended witness.hostile charge.framed"
    " judgment.given judgment.copy_given sentence.given compensation.decided compensation.paid"
    " appeal.filed appeal.decided".split()
)


def act_of_recording(kind: str) -> str:
    """This will name the act of the policy table that recording a fact of this kind is."""
    # Whoever owes a duty may neither excuse himself from it nor stop its clock.
    # And whoever works on a case neither judges whether she is pressed to withdraw nor closes it.
    if kind in OF_A_SECOND_PERSON:
        return "record_review"
    if kind in {"investigator.assigned", "investigator.relieved", "team.formed"}:
        return "assign"
    # Whoever holds the case gives it away, and nobody else.
    if kind in {"transfer.offered", "transfer.returned"}:
        return "hand_on"
    if kind in {"fir.registered", "fir.refused", "ncr.entered", "number.recorded",
                "magistrate.informed"}:  # fmt: skip
        return "record_registration"
    if kind in OF_THE_TRIAL:
        return "record_trial"
    # Who commands the station answers for the vehicle and for who is posted, so he may say what
    # is missing, in codes, of a case whose story is not his to read.
    if kind == "obstacle.recorded":
        return "record_obstacle"
    return "record"
