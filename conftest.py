"""Every test, wherever it stands, may ask for the tests' database and roles."""

from playwright.sync_api import expect

pytest_plugins = ("amaan.house.testing", "amaan.house.proving")
# A busy machine is no fault of a page. A test that fails pays for the waiting, and no other.
expect.set_options(timeout=30_000)
