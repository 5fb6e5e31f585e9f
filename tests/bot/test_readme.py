"""The README's map of the code is held true, and its links lead somewhere."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
MAP = re.search(r"## The code\n\n```\n(.*?)```", README, re.DOTALL)[1]


def test_every_file_and_folder_on_the_map_exists():
    for line in MAP.splitlines():
        names = re.match(r"(?:[├└]── )?(.+?)(?: {2,}|$)", line)[1].split()
        folder = ROOT / "bot" if line[0] in "├└" else ROOT
        for name in names:
            assert (folder / name).exists(), name


def test_every_room_of_the_core_is_on_the_map():
    rooms = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    assert rooms == {room for room in rooms if f"{room}/" in MAP}


def test_every_top_level_package_is_on_the_map():
    for package in ("bot", "adapters", "scheduler", "content", "tests", "benchmarks", "docs"):
        assert f"{package}/" in MAP


def test_every_relative_link_leads_to_a_file():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
