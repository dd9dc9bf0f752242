"""What a custodian may say of two people. Apart from the tables: the vault reads no models."""

DECISIONS = ("same", "different", "unsure")
