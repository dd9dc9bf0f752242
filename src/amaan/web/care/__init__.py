"""The pages of whoever supports her: plans, orders, referrals, and a provider's own door."""
