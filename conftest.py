"""Every test, wherever it stands, may ask for the tests' database and roles."""

pytest_plugins = ("amaan.house.testing", "amaan.house.proving")
