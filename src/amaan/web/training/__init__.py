"""What is taught, certificates, coverage and drills."""
