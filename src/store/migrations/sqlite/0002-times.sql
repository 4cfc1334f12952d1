-- Schedules that cannot be computed, and days on which schedules rest.

-- Why an active schedule cannot be computed, and since when; NULL: it can.
ALTER TABLE schedule_state ADD COLUMN error TEXT;
ALTER TABLE schedule_state ADD COLUMN error_since INTEGER;
CREATE INDEX schedule_state_broken ON schedule_state (schedule) WHERE error IS NOT NULL;

-- The names of calendars whose days have no tasks: a JSON array, as the client wrote it.
ALTER TABLE schedule ADD COLUMN exclude_calendars TEXT;

CREATE TABLE calendar (
	key INTEGER PRIMARY KEY,
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	name TEXT NOT NULL,
	source TEXT NOT NULL, -- the JSON that it was made from
	updated_at INTEGER NOT NULL,
	UNIQUE (namespace, name)
) STRICT;

-- Days since 1970-01-01, both included; the ranges of one calendar neither overlap nor touch.
CREATE TABLE calendar_range (
	calendar INTEGER NOT NULL REFERENCES calendar (key),
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,
	PRIMARY KEY (calendar, from_day),
	CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;

-- The same table with one more reason, 7.
ALTER TABLE gap RENAME TO gap_before;
CREATE TABLE gap (
	schedule INTEGER NOT NULL REFERENCES schedule (key),
	to_at INTEGER NOT NULL,
	from_at INTEGER NOT NULL,
	count INTEGER NOT NULL CHECK (count > 0),
	reason INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 7),
	decided_at INTEGER NOT NULL,
	PRIMARY KEY (schedule, to_at),
	CHECK (from_at <= to_at)
) STRICT, WITHOUT ROWID;
INSERT INTO gap SELECT * FROM gap_before;
DROP TABLE gap_before;
