"""The pages of the mediation gate and of mediators."""
