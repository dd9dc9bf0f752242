"""A police lawyer writes a rule in a file: drafted, compared, refused with advice, put in force."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amaan.house import ruling
from amaan.house.commands import rules as command
from amaan.kernel.clock import local_date
from amaan.kernel.clock import now as clock_now
from amaan.law import catalogue
from amaan.law.catalogue import default_root
from amaan.protocol import casefile, engine, rulebook, whatif
from amaan.protocol.touching import touched_by

Edit = Callable[[str, str, str], None]
COMMITTED = default_root()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the committed rules, and the place where the commands look."""
    root = tmp_path / "rules"
    shutil.copytree(COMMITTED, root)
    monkeypatch.setenv("AMAAN_RULES", str(root))
    return root


@pytest.fixture
def edit(folder: Path) -> Edit:
    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def test_the_committed_rules_have_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["check", str(COMMITTED)]) == 0
    assert "duties and" in capsys.readouterr().out


def test_everything_wrong_is_named_at_once_with_file_line_and_advice(
    folder: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("duties/fir_at_once.toml", '"offence_is_cognizable"', '"offence_is_cognisable"')
    edit("duties/crisis_cell.toml", 'source = "', 'source = "x')
    edit("bars/name_in_fir.toml", 'forbids = "name_in_fir"', 'forbids = "name_in_fri"')
    assert command.run(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    for words in (
        "rules/duties/fir_at_once.toml:",
        "did you mean 'offence_is_cognizable'",
        "rules/duties/crisis_cell.toml:",
        "rules/bars/name_in_fir.toml:",
        "did you mean 'name_in_fir'",
        "3 things are wrong. The rules in force stay as they are",
    ):
        assert words in said


def test_exceptions_in_a_circle_are_refused_with_the_way_round(folder: Path, edit: Edit) -> None:
    edit("duties/fir_offered.toml", "displaces = [", 'displaces = ["fir_at_once", ')
    with pytest.raises(rulebook.BrokenLaw, match=r"toml:\d+: fir_at_once: displaces: turns in a"):
        rulebook.load(folder)


def test_a_contradiction_is_named_by_its_line(folder: Path, edit: Edit) -> None:
    edit("duties/fir_at_once.toml", '"fir_offered"', '"fir_ofered"')
    lines = (folder / "duties/fir_at_once.toml").read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("displaces"))
    with pytest.raises(rulebook.BrokenLaw, match=f"fir_at_once.toml:{number}: .*did you mean"):
        rulebook.load(folder)


def test_a_bad_rule_dropped_beside_a_running_one_leaves_the_old_set_in_force(
    folder: Path, edit: Edit
) -> None:
    case = casefile.read(folder / "examples" / "rape_reported_after_20_hours.toml")
    running = rulebook.load(folder)
    before = whatif.ask(case, folder)
    edit("duties/fir_at_once.toml", '"offence_is_cognizable"', '"offence_is_cognisable"')
    assert rulebook.load(folder) is running
    assert whatif.ask(case, folder) == before


def test_an_installation_keeps_its_rules_until_whole_ones_are_put_in_their_place(
    folder: Path, edit: Edit, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert ruling.put_in_force(home, folder) == ""
    running = ruling.in_force(home)
    assert running is not None
    before = rulebook.digest(running)
    edit("duties/zarra_informed.toml", "{ hours = 2 }", "{ hour = 2 }")
    assert "did you mean 'hours'" in ruling.put_in_force(home, folder)
    assert ruling.in_force(home) == running
    assert rulebook.digest(running) == before
    edit("duties/zarra_informed.toml", "{ hour = 2 }", "{ hours = 1 }")
    assert ruling.put_in_force(home, folder) == ""
    now = ruling.in_force(home)
    assert now is not None
    assert now != running
    # What was in force before lies beside it, to be compared with.
    assert rulebook.digest(running) == before
    assert now.name == rulebook.digest(folder)[:40]


def test_an_installation_without_rules_of_before_does_not_start_with_broken_ones(
    folder: Path, edit: Edit, tmp_path: Path
) -> None:
    edit("duties/zarra_informed.toml", "{ hours = 2 }", "{ hour = 2 }")
    with pytest.raises(ruling.NoRules, match=r"zarra_informed\.toml"):
        ruling.put_in_force(tmp_path, folder)


def test_words_beside_the_rules_are_put_in_force_with_them(
    folder: Path, edit: Edit, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    ruling.put_in_force(home, folder)
    edit("contested.toml", "# ", "# reworded: ")
    assert ruling.put_in_force(home, folder) == ""
    running = ruling.in_force(home)
    assert running is not None
    assert "# reworded: " in (running / "contested.toml").read_text(encoding="utf-8")


def test_a_change_touches_only_the_cases_it_speaks_of(folder: Path, edit: Edit) -> None:
    old, law = rulebook.load(COMMITTED), catalogue.load(COMMITTED)
    edit("duties/zarra_informed.toml", "{ hours = 2 }", "{ hours = 1 }")
    touch = touched_by(old, rulebook.load(folder), law)
    assert touch.kinds == {"child.reported_missing"}
    assert touch.coded == {("incident.described", "acts", "child_missing")}
    assert touch.rules == {"zarra_informed"}
    assert touched_by(old, old, law).nothing


def test_a_new_law_touches_only_cases_with_its_offences_written_in_since_its_day(
    folder: Path, edit: Edit
) -> None:
    command.run(["new", "court_told"])
    edit("duties/court_told.toml", 'state = "draft"\n', "")
    edit("duties/court_told.toml", '"offence_is_cognizable"', '"offence_in_schedule_two"')
    old, law = rulebook.load(COMMITTED), catalogue.load(COMMITTED)
    touch = touched_by(old, rulebook.load(folder), law)
    assert touch.rules == frozenset()
    assert touch.since == local_date(clock_now())
    assert touch.offences is not None
    assert "PPC-376-1" in touch.offences
    assert len(touch.offences) < len(law.every) / 2


def test_a_new_draft_can_be_asked_and_binds_nobody(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["new", "court_told", "--title", "Tell the court"]) == 0
    assert command.run(["check", str(folder)]) == 0
    assert "1 drafted" in capsys.readouterr().out
    story = casefile.read(folder / "drafts" / "court_told.toml")
    asked = whatif.ask(story, folder, drafts=True)
    assert "court_told" in {duty.rule_id for duty in asked.duties}
    shown = "\n".join(whatif.as_text(story, asked, "en"))
    assert "Tell the court  [legal]  [draft: binds nobody]" in shown
    assert "court_told" not in {duty.rule_id for duty in whatif.ask(story, folder).duties}


def test_a_broken_draft_stops_nobody(folder: Path) -> None:
    assert command.run(["new", "court_told"]) == 0
    draft = folder / "duties" / "court_told.toml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("owner", "owned"), encoding="utf-8")
    before = rulebook.digest(COMMITTED)
    assert rulebook.load(folder).duties
    assert rulebook.digest(folder) == before
    assert command.run(["check", str(folder)]) == 1


def test_a_reviewed_rule_says_who_read_it(folder: Path, edit: Edit) -> None:
    command.run(["new", "court_told"])
    edit("duties/court_told.toml", 'state = "draft"', 'state = "reviewed"')
    _, wrong = rulebook.read(folder, drafts=True)
    assert len(wrong) == 1
    assert "[review] with by and on" in wrong[0]
    with (folder / "duties" / "court_told.toml").open("a", encoding="utf-8") as file:
        file.write('\n[review]\nby = "prosecutor, Quetta"\non = 2026-11-22\n')
    assert rulebook.read(folder, drafts=True)[1] == []


@pytest.mark.parametrize("bar", [True, False])
def test_a_name_that_is_taken_is_not_written_over(folder: Path, bar: bool) -> None:
    words = ["new", "court_told", *(["--bar"] if bar else [])]
    assert command.run(words) == 0
    assert command.run(words) == 1
    assert command.run(["new", "Court told"]) == 2


def test_what_changes_is_said_in_words(
    folder: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("duties/zarra_informed.toml", "{ hours = 2 }", "{ hours = 1 }")
    edit("duties/crisis_cell.toml", 'title.en = "', 'title.en = "At once: ')
    edit("duties/safe_call.toml", 'id = "safe_call"', 'id = "safe_call"\nstate = "draft"')
    assert command.run(["diff", str(COMMITTED), str(folder)]) == 0
    said = capsys.readouterr().out
    assert "changed: zarra_informed" in said
    assert "2 hours -> from" in said
    assert "changed: crisis_cell, At once: " in said
    assert "in words alone" in said
    assert "gone: safe_call" in said


def test_nothing_changed_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["diff", str(COMMITTED), str(COMMITTED)]) == 0
    assert "No duty and no bar changes." in capsys.readouterr().out


def test_an_offence_that_became_cognizable_is_said(
    folder: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue.load(COMMITTED).offence("PPC-376-1", datetime.now(UTC).date())
    assert before.cognizable == "yes"
    path = "offences/pakistan-penal-code-1860.toml"
    text = (folder / path).read_text(encoding="utf-8")
    row = text[text.index('id = "PPC-376-1"') :]
    changed = row.replace('cognizable = "yes"', 'cognizable = "contested"', 1)
    (folder / path).write_text(text.replace(row, changed), encoding="utf-8")
    command.run(["diff", str(COMMITTED), str(folder)])
    assert "offence PPC-376-1: cognizable: yes -> contested" in capsys.readouterr().out


def test_a_story_that_ends_otherwise_is_named(
    folder: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("examples/pep_missed.toml", 'pep_offered = { state = "missed"',
         'pep_offered = { state = "met"')  # fmt: skip
    assert command.run(["check", str(folder)]) == 1
    assert "examples/pep_missed.toml: pep_offered: state is missed" in capsys.readouterr().out


def test_a_story_by_rules_of_another_folder_follows_them(folder: Path, edit: Edit) -> None:
    edit("duties/crisis_cell.toml", 'id = "crisis_cell"', 'id = "crisis_cell"\nstate = "draft"')
    case = casefile.read(COMMITTED / "examples" / "rape_reported_after_20_hours.toml")
    told = engine.outcome(
        case.timeline,
        rulebook=rulebook.load(folder),
        catalogue=catalogue.load(COMMITTED),
        place=case.place,
        now=case.now,
    )
    assert "crisis_cell" not in {duty.rule_id for duty in told.duties}
