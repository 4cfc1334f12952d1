"""Random questions for the differential tests: expression, zone, start. The seed says which."""

import datetime as dt
import random

EXOTIC = """America/New_York Europe/Berlin Australia/Lord_Howe Antarctica/Troll Pacific/Apia Africa/Casablanca
America/Nuuk Pacific/Chatham America/Havana Asia/Kathmandu Africa/Cairo Asia/Tehran America/St_Johns Asia/Gaza
America/Sao_Paulo Africa/Monrovia Europe/Dublin Europe/London Asia/Kolkata Pacific/Kiritimati Antarctica/Casey
America/Caracas Asia/Pyongyang Europe/Moscow Pacific/Auckland America/Santiago Asia/Amman Asia/Beirut
Pacific/Fakaofo Pacific/Kwajalein Antarctica/Vostok America/Scoresbysund Asia/Hebron Australia/Adelaide
Atlantic/Azores America/Asuncion Asia/Colombo UTC Etc/GMT-14 Etc/GMT+12 Antarctica/Macquarie America/Guyana
Europe/Lisbon America/Adak Asia/Ust-Nera America/Danmarkshavn Pacific/Norfolk Africa/El_Aaiun""".split()
MONTHS = "jan FEB Mar APR may JUN jul AUG Sep OCT nov DEC".split()
DAYS = "SUN mon TUE wed THU Fri SAT".split()


class Cases:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def field(self, low, high, star=0.5, names=None):
        r = self.r
        if r.random() < star:
            return "*" if r.random() < 0.6 else f"*/{r.choice([1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 90])}"
        return ",".join(self.item(low, high, names) for _ in range(r.choice([1, 1, 1, 2, 3])))

    def item(self, low, high, names=None):
        r = self.r
        a, b = sorted((r.randint(low, high), r.randint(low, high)))
        show = (lambda v: names[v - low]) if names and r.random() < 0.5 and high - low < len(names) else str
        kind = r.random()
        if kind < 0.6:
            return show(a)
        if kind < 0.8:
            return f"{show(a)}-{show(b)}"
        return f"{a}-{b}/{r.choice([1, 2, 3, 4, 5, 7, 10, 100])}"

    def day(self):
        r = self.r
        kind = r.random()
        if kind < 0.55:
            return r.choice(["*", "*", "*", "?"])
        if kind < 0.80:
            return self.field(1, 31, star=0.1)
        return r.choice(["L", "LW", "L-3", f"L-{r.randint(1, 30)}", f"{r.randint(1, 31)}W", "15W", "1W", "31W",
                         "1,L", f"{r.randint(1, 28)},L-1", "*/2", "31", "29,30"])

    def weekday(self):
        r = self.r
        kind = r.random()
        plus = "+" if r.random() < 0.25 else ""
        if kind < 0.5:
            return r.choice(["*", "*", "*", "?"])
        if kind < 0.75:
            return plus + self.field(0, 6, star=0.1, names=DAYS)
        return plus + r.choice(["FRI-SUN", "5-7", "7", "1-7/2", "SUN-SAT", f"{r.randint(0, 7)}#{r.randint(1, 5)}",
                                f"{r.randint(0, 7)}L", "FRI#L", "MON#1,MON#3", "1-5", "5L,2#2", "SUN-SUN", "0-7"])

    def night(self):
        """A time of day at which clocks change somewhere."""
        r = self.r
        minute = r.choice(["0", "30", "15", "59", "*/15", "*", "45", "0,30", "*/20", "5-55/10"])
        hour = r.choice(["0", "1", "2", "3", "23", "*", "1-3", "0,2", "*/2", "*/6", "2,3", "0-4", "23,0"])
        return minute, hour

    def expression(self):
        r = self.r
        if r.random() < 0.02:
            return r.choice(["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"])
        minute, hour = self.night() if r.random() < 0.6 else (self.field(0, 59, 0.3), self.field(0, 23, 0.4))
        month = self.field(1, 12, 0.8, MONTHS)
        fields = [minute, hour, self.day(), month, self.weekday()]
        if r.random() < 0.25:
            fields.insert(0, r.choice(["0", "30", "*/10", "*", "59", "0,30", "5-10", "*/90"]))
            if r.random() < 0.4:
                fields.append(r.choice(["*", "2024-2030", "2026", "*/2", "1971-2199/2", "2027,2031", "2100-2199"]))
        return r.choice([" ", " ", " ", "  ", "\t"]).join(fields)

    def start(self, transitions):
        """An instant (seconds): near one of the zone's transitions, or anywhere."""
        r = self.r
        if transitions and r.random() < 0.7:
            return max(0, r.choice(transitions) + r.randint(-2 * 86400, 86400))
        if r.random() < 0.5:
            return r.randint(1700000000, 2000000000)
        return r.randint(0, 7200000000)


def iso(t):
    return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=t)).strftime("%Y-%m-%dT%H:%M:%SZ")
