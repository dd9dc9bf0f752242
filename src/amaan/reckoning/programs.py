"""The programs that may be asked, by name: each takes a question and gives an answer, as JSON.

A program is named here with its module and function; the module is loaded only in the process
that reckons.
"""

PROGRAMS: dict[str, str] = {
    "editable": "amaan.reckoning.editable.editable",
    "forecast": "amaan.reckoning.forecasting.forecast",
    "extract": "amaan.reckoning.extracting.extract",
    "protect": "amaan.reckoning.protecting.protect",
    "evaluate": "amaan.reckoning.evaluating.evaluate",
    "power": "amaan.reckoning.evaluating_power.power",
    "scan": "amaan.reckoning.extracting.scan",
    "spreadsheet": "amaan.reckoning.spreadsheets.spreadsheet",
}
