"""Clocks on the wall of a place, which jump forward and back."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def check(zone: ZoneInfo, day: date, at: time, moment: datetime) -> None:
    """The clock shows the asked time for the first time, or jumps over it, at this very moment."""
    wall = datetime.combine(day, at)
    shown = moment.astimezone(zone)
    before = (moment - timedelta(seconds=1)).astimezone(zone)
    assert shown.replace(tzinfo=None) > wall or (shown.replace(tzinfo=None) == wall and shown.fold == 0), (zone, wall)
    assert before.replace(tzinfo=None) < wall, (zone, wall)
