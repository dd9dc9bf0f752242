"""What a page needs to ask for a second factor: which there are, and the passkey's question."""

import json
from typing import Any

from amaan.confidentiality.vault import client
from amaan.kernel.ids import OfficerId


def asked_for(officer_id: OfficerId) -> dict[str, Any]:
    """This will say which second factors to ask an officer for, passkeys first.

    Raises: VaultUnavailable.
    """
    have = client.factors(officer_id)
    question = client.ask_passkey(officer_id) if have.passkeys else None
    return {
        "has": have,
        "question": json.dumps(question) if question else "",
        "codes_left": have.sheet,
    }
