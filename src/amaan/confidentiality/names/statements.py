"""The two statements a search asks of the index, apart so that the bench times the very same."""

WEARING = (
    "SELECT DISTINCT case_id, subject, role FROM confidentiality_nametoken"
    " WHERE token = ANY (%s) LIMIT %s"
)
HELD_AMONG = "SELECT case_id FROM amaan_held_among(%s, %s, %s)"
