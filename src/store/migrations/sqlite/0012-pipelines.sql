-- What RAT's surface keeps: pipelines, their schedules, runs and triggers; and of namespaces what it
-- shows. A pipeline is the named target LAYER.NAME of its namespace, and comes and goes with it.

-- Keys are never used again: runs outlive their pipeline, and must not fall to another one.
CREATE TABLE pipeline (
	key INTEGER PRIMARY KEY AUTOINCREMENT,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	target TEXT NOT NULL, -- its name: layer, dot, name
	type TEXT NOT NULL,
	source TEXT,
	unique_key TEXT,
	description TEXT NOT NULL,
	owner TEXT,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	succeeded_at INTEGER, -- the end of the last run that was a success
	UNIQUE (namespace, target)
) STRICT;

-- Targets of such a name that were there before.
INSERT INTO pipeline (id, namespace, target, type, description, created_at, updated_at)
	SELECT randomblob(16), namespace, name, 'sql', '', created_at, updated_at FROM target
	WHERE (name GLOB 'bronze.[a-z]*' OR name GLOB 'silver.[a-z]*' OR name GLOB 'gold.[a-z]*')
	AND substr(name, instr(name, '.') + 1) NOT GLOB '*[^a-z0-9_-]*';

-- The schedules that were made through this surface; `trigger`: the one that it stands behind.
CREATE TABLE pipeline_schedule (
	schedule INTEGER PRIMARY KEY REFERENCES schedule (key),
	pipeline INTEGER NOT NULL,
	namespace INTEGER NOT NULL,
	trigger INTEGER
) STRICT;
CREATE INDEX pipeline_schedule_of_pipeline ON pipeline_schedule (pipeline);
CREATE INDEX pipeline_schedule_of_namespace ON pipeline_schedule (namespace);
CREATE INDEX pipeline_schedule_of_trigger ON pipeline_schedule (trigger) WHERE trigger IS NOT NULL;

-- Every task whose target is a pipeline. `open`: it has not been seen to end.
CREATE TABLE pipeline_run (
	task INTEGER PRIMARY KEY,
	pipeline INTEGER NOT NULL,
	namespace INTEGER NOT NULL,
	open INTEGER NOT NULL
) STRICT;
CREATE INDEX pipeline_run_of_pipeline ON pipeline_run (pipeline);
CREATE INDEX pipeline_run_of_namespace ON pipeline_run (namespace);
CREATE INDEX pipeline_run_open ON pipeline_run (pipeline) WHERE open = 1;

CREATE TABLE pipeline_trigger (
	key INTEGER PRIMARY KEY AUTOINCREMENT,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	pipeline INTEGER NOT NULL REFERENCES pipeline (key),
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	type INTEGER NOT NULL, -- enum trigger_type
	config TEXT NOT NULL, -- exact JSON
	enabled INTEGER NOT NULL,
	cooldown_seconds INTEGER NOT NULL,
	token_hash BLOB UNIQUE CHECK (length(token_hash) = 32), -- of a webhook
	triggered_at INTEGER,
	missed_at INTEGER, -- its time came, and nothing new was there
	run BLOB CHECK (length(run) = 16), -- the last one
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pipeline_trigger_of_pipeline ON pipeline_trigger (pipeline);

-- The pipelines whose success a trigger looks at, by name: they may go and come again.
CREATE TABLE trigger_upstream (
	namespace INTEGER NOT NULL,
	target TEXT NOT NULL,
	trigger INTEGER NOT NULL REFERENCES pipeline_trigger (key),
	PRIMARY KEY (namespace, target, trigger)
) STRICT, WITHOUT ROWID;
CREATE INDEX trigger_upstream_of_trigger ON trigger_upstream (trigger);

-- A namespace that was deleted keeps its row and its key, and comes back under its name.
ALTER TABLE namespace ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE namespace ADD COLUMN created_by TEXT;
ALTER TABLE namespace ADD COLUMN deleted_at INTEGER;

-- The same table without an end to the reasons.
ALTER TABLE gap RENAME TO gap_before;
CREATE TABLE gap (
	schedule INTEGER NOT NULL REFERENCES schedule (key),
	to_at INTEGER NOT NULL,
	from_at INTEGER NOT NULL,
	count INTEGER NOT NULL CHECK (count > 0),
	reason INTEGER NOT NULL CHECK (reason >= 0),
	decided_at INTEGER NOT NULL,
	PRIMARY KEY (schedule, to_at),
	CHECK (from_at <= to_at)
) STRICT, WITHOUT ROWID;
INSERT INTO gap SELECT * FROM gap_before;
DROP TABLE gap_before;
