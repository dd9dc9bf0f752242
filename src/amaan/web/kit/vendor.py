"""The assets that others made: copied from node_modules, committed, checked, never fetched.

`npm ci` then `python -m amaan.web.kit.vendor` copies; `--check` proves that what is
committed is what the lock names. No part of Amaan needs Node to run, and no page asks
another server for anything.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[3]
INVENTORY = "INVENTORY.json"

# What the browser gets, and what papers are set in: a browser takes small woff2 subsets, a
# printed paper the whole face.
Copies = dict[str, tuple[tuple[str, str], ...]]
FOR_PAGES: Copies = {
    "htmx.org": (
        ("dist/htmx.min.js", "htmx/htmx.min.js"),
        ("LICENSE", "htmx/LICENSE"),
    ),
    "@fontsource-variable/inter": (
        ("files/inter-latin-wght-normal.woff2", "inter/inter-latin.woff2"),
        ("LICENSE", "inter/LICENSE"),
    ),
    "@fontsource-variable/noto-naskh-arabic": (
        ("files/noto-naskh-arabic-arabic-wght-normal.woff2", "naskh/naskh-arabic.woff2"),
        ("LICENSE", "naskh/LICENSE"),
    ),
    "@fontsource/noto-nastaliq-urdu": (
        ("files/noto-nastaliq-urdu-arabic-400-normal.woff2", "nastaliq/nastaliq-400.woff2"),
        ("files/noto-nastaliq-urdu-arabic-700-normal.woff2", "nastaliq/nastaliq-700.woff2"),
        ("LICENSE", "nastaliq/LICENSE"),
    ),
}
FOR_PAPERS: Copies = {
    "@expo-google-fonts/inter": (
        ("400Regular/Inter_400Regular.ttf", "inter/Inter-400.ttf"),
        ("700Bold/Inter_700Bold.ttf", "inter/Inter-700.ttf"),
        ("LICENSE_FONT", "inter/LICENSE"),
    ),
    "@expo-google-fonts/noto-naskh-arabic": (
        ("400Regular/NotoNaskhArabic_400Regular.ttf", "naskh/NotoNaskhArabic-400.ttf"),
        ("700Bold/NotoNaskhArabic_700Bold.ttf", "naskh/NotoNaskhArabic-700.ttf"),
        ("LICENSE_FONT", "naskh/LICENSE"),
    ),
    "@expo-google-fonts/noto-nastaliq-urdu": (
        ("400Regular/NotoNastaliqUrdu_400Regular.ttf", "nastaliq/NotoNastaliqUrdu-400.ttf"),
        ("700Bold/NotoNastaliqUrdu_700Bold.ttf", "nastaliq/NotoNastaliqUrdu-700.ttf"),
        ("LICENSE_FONT", "nastaliq/LICENSE"),
    ),
}
SHELVES: dict[Path, Copies] = {
    HERE / "static" / "vendor": FOR_PAGES,
    HERE.parents[1] / "documents" / "fonts": FOR_PAPERS,
}


def locked(copies: Copies) -> dict[str, dict[str, str]]:
    """This will read version, licence and integrity of each package from the lock."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    return {
        name: {
            key: lock[f"node_modules/{name}"][key] for key in ("version", "license", "integrity")
        }
        for name in copies
    }


def copy(shelf: Path) -> None:
    """This will copy a shelf's files out of node_modules and write down what was copied.

    Raises: SystemExit when node_modules is missing or holds another version than the lock.
    """
    inventory: dict[str, object] = {}
    for name, entry in locked(SHELVES[shelf]).items():
        package = ROOT / "node_modules" / name
        installed = package / "package.json"
        if not installed.exists():
            raise SystemExit(f"{name} is not installed; run `npm ci` first")
        if json.loads(installed.read_text("utf-8"))["version"] != entry["version"]:
            raise SystemExit(f"{name} is not at the locked {entry['version']}; run `npm ci`")
        digests = {}
        for source, target in SHELVES[shelf][name]:
            (shelf / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(package / source, shelf / target)
            digests[target] = _digest(shelf / target)
        inventory[name] = {**entry, "files": digests}
    text = json.dumps(inventory, indent=2, sort_keys=True) + "\n"
    (shelf / INVENTORY).write_text(text, "utf-8")


def problems(shelf: Path) -> list[str]:
    """This will say where the committed copies differ from the lock, from the inventory, or
    from node_modules when it is there."""
    listed = shelf / INVENTORY
    if not listed.exists():
        where = listed.relative_to(ROOT)
        return [f"{where} is missing; run python -m amaan.web.kit.vendor"]
    inventory = json.loads(listed.read_text("utf-8"))
    found = []
    for name, entry in locked(SHELVES[shelf]).items():
        written = inventory.get(name, {})
        for key, value in entry.items():
            if written.get(key) != value:
                found.append(f"{name}: {key} is {written.get(key)!r}, the lock says {value!r}")
        for source, target in SHELVES[shelf][name]:
            digest = written.get("files", {}).get(target)
            found += _differences(name, source, shelf / target, digest)
    known = {shelf / target for pairs in SHELVES[shelf].values() for _, target in pairs}
    strangers = {path for path in shelf.rglob("*") if path.is_file()} - known - {listed}
    return found + [f"nobody vendored {path.relative_to(shelf)}" for path in sorted(strangers)]


def _differences(name: str, source: str, path: Path, written: str | None) -> list[str]:
    target = path.name
    if not path.exists():
        return [f"{name}: {target} is missing"]
    if _digest(path) != written:
        return [f"{name}: {target} is not the file that was vendored"]
    original = ROOT / "node_modules" / name / source
    if original.exists() and _digest(original) != written:
        return [f"{name}: {target} differs from node_modules; run npm ci and copy again"]
    return []


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    """This will copy, or with --check report differences and fail on any."""
    if arguments == ["--check"]:
        found = [line for shelf in SHELVES for line in problems(shelf)]
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    for shelf in SHELVES:
        copy(shelf)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
