"""Support: plans, orders, referrals and houses that take her in."""
