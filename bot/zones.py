"""Time zones by their IANA names, as people write them."""

from zoneinfo import available_timezones


def zone_named(name: str) -> str:
    """Give the zone of a name, whatever its capitals; empty where there is none."""
    return next((zone for zone in available_timezones() if zone.casefold() == name.casefold()), "")


def zones_of_places() -> list[str]:
    """Give the zones that are named by a region and a city, in the order of their names."""
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
