"""The pages of those who investigate: their own work, interviews, medicine, exhibits, the diary."""
