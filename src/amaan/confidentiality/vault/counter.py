"""As much of the vault as its verbs need: so that they need not know who keeps the counter."""

from datetime import datetime
from typing import Protocol

from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Transactions
from amaan.confidentiality.vault.passkeys import Questions


class Counter(Protocol):
    """Keys, the way to the database, both clocks, and what security keys were asked."""

    keys: KeyRing
    transactions: Transactions
    passkey_host: str
    questions: Questions

    def real_now(self) -> datetime: ...

    def now(self) -> datetime: ...
