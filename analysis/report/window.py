"""Which hours of a day were simulated, and what can be told of them."""

MINUTES_OF_A_DAY = 24 * 60
# Hours of indicators and of maps that are of some hours of a day, and the hour of what is counted at one moment.
HOURS = {"unsafe_evening": (18, 23), "unsafe_night_hours": (23, 29), "unsafe_by_day": (5, 18), "unsafe_in_the_evening": (18, 23), "unsafe_at_night": (23, 29), "litter": (10, 22)}
MOMENTS = {"litter_per_10_m2": 15}


def minutes(text):
    hour, _, minute = text.partition(":")
    return 60 * int(hour) + int(minute)


def text_of(minute):
    """A time of the day as 17:30; midnight at the end of a day is 24:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


class Window:
    """From when on the first day until when on the last one."""

    def __init__(self, about):
        self.start, self.days = minutes(about["from"]), about["days"]
        self.end = minutes(about["until"])
        self.is_whole = self.start == 0 and self.end == MINUTES_OF_A_DAY

    def parts(self):
        """The hours that were simulated, in minutes of a day: of several days these are all that any day has."""
        if self.days > 1:
            return [(self.start, MINUTES_OF_A_DAY), (0, self.end)] + ([(0, MINUTES_OF_A_DAY)] if self.days > 2 else [])
        return [(self.start, self.end)]

    def part_of(self, first, last):
        """What was simulated of some hours, in minutes; None where that is nothing. Hours after 24 are those of the next night."""
        found = [(max(start, 60 * first - later), min(end, 60 * last - later)) for start, end in self.parts() for later in (0, MINUTES_OF_A_DAY)]
        found = [(start, end) for start, end in found if start < end]
        return max(found, key=lambda one: one[1] - one[0], default=None)

    def part_of_hour(self, hour):
        """What was simulated of an hour that has figures, in minutes of a day."""
        return self.part_of(hour, hour + 1) or (60 * hour, 60 * hour + 60)

    def reaches(self, name):
        """Whether anything was simulated of the hours that an indicator or a map is told of."""
        if name in MOMENTS:
            return any(start <= 60 * MOMENTS[name] <= end for start, end in self.parts())
        return name not in HOURS or self.part_of(*HOURS[name]) is not None

    def only_part_of(self, name):
        """From when until when, where only a part of the hours of an indicator or a map was simulated; or else None."""
        if self.is_whole or self.days > 1 or name not in HOURS:
            return None
        first, last = HOURS[name]
        part = self.part_of(first, last)
        return None if part is None or part[1] - part[0] == 60 * (last - first) else tuple(map(text_of, part))
