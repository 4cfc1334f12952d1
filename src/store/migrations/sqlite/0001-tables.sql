-- The tables of Belfry. Instants and spans are milliseconds; NULL is "not set" or "never", as the
-- column's name tells. Small integers that stand for words are the numbers of model/names.h.
--
-- Hot and cold are apart: a task's row is written once (but for due_at, when it is tried again), and
-- where the task stands is a row in one of the narrow tables ready, running and finished, or
-- (waiting) in active alone. Rows that every task writes carry no foreign keys; tests/store/ proves
-- what those would.

CREATE TABLE namespace (
	key INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE token (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
	name TEXT,
	namespace INTEGER REFERENCES namespace (key), -- NULL: every namespace
	role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2),
	created_at INTEGER NOT NULL,
	expires_at INTEGER,
	revoked_at INTEGER,
	last_used_at INTEGER
) STRICT;
CREATE INDEX token_of_namespace ON token (namespace);

CREATE TABLE signing_secret (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	sealed BLOB NOT NULL,
	created_at INTEGER NOT NULL,
	expires_at INTEGER
) STRICT;
CREATE INDEX signing_secret_of_namespace ON signing_secret (namespace);

-- Deliveries of one namespace to one origin.
CREATE TABLE lane (
	key INTEGER PRIMARY KEY,
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	name TEXT NOT NULL,
	UNIQUE (namespace, name)
) STRICT;

-- What a schedule's tasks take along, as the client wrote it. Never changed; many tasks share one.
CREATE TABLE template (
	key INTEGER PRIMARY KEY,
	target TEXT NOT NULL,
	destination INTEGER NOT NULL, -- the digest of the target's URL
	retry TEXT,
	tags TEXT,
	expires_after_ms INTEGER NOT NULL,
	lane TEXT,
	payload TEXT
) STRICT;

CREATE TABLE schedule (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	dialect INTEGER NOT NULL CHECK (dialect BETWEEN 0 AND 4),
	name TEXT,
	labels TEXT,
	rule TEXT NOT NULL, -- model/rule.h
	timezone TEXT NOT NULL,
	start_at INTEGER,
	end_at INTEGER,
	overlap INTEGER NOT NULL CHECK (overlap BETWEEN 0 AND 3),
	catch_up INTEGER NOT NULL CHECK (catch_up BETWEEN 0 AND 2),
	catch_up_window_ms INTEGER, -- NULL: no bound
	create_ahead_ms INTEGER NOT NULL,
	dst INTEGER NOT NULL CHECK (dst BETWEEN 0 AND 2),
	jitter_ms INTEGER NOT NULL,
	max_runs INTEGER NOT NULL, -- 0: no bound
	template INTEGER NOT NULL REFERENCES template (key),
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX schedule_of_namespace ON schedule (namespace);
CREATE INDEX schedule_by_name ON schedule (namespace, name);
CREATE INDEX schedule_of_template ON schedule (template);

CREATE TABLE schedule_state (
	schedule INTEGER PRIMARY KEY REFERENCES schedule (key),
	status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
	next_at INTEGER,
	wake_at INTEGER,
	decided_at INTEGER,
	ahead_at INTEGER,
	last_at INTEGER,
	n_runs INTEGER NOT NULL,
	catch_up_to INTEGER
) STRICT;
CREATE INDEX schedule_state_waking ON schedule_state (wake_at)
	WHERE status = 0 AND wake_at IS NOT NULL;

-- What a schedule's slots were from since_at on: the ledger is proved against these.
CREATE TABLE revision (
	schedule INTEGER NOT NULL REFERENCES schedule (key),
	since_at INTEGER NOT NULL,
	status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
	rule TEXT NOT NULL, -- model/rule.h
	timezone TEXT NOT NULL,
	start_at INTEGER,
	end_at INTEGER,
	dst INTEGER NOT NULL CHECK (dst BETWEEN 0 AND 2),
	PRIMARY KEY (schedule, since_at)
) STRICT, WITHOUT ROWID;

-- Gaps of one schedule do not overlap, so their ends are in the order of their beginnings.
CREATE TABLE gap (
	schedule INTEGER NOT NULL REFERENCES schedule (key),
	to_at INTEGER NOT NULL,
	from_at INTEGER NOT NULL,
	count INTEGER NOT NULL CHECK (count > 0),
	reason INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 6),
	decided_at INTEGER NOT NULL,
	PRIMARY KEY (schedule, to_at),
	CHECK (from_at <= to_at)
) STRICT, WITHOUT ROWID;

-- The columns of a template are its own where `template` is NULL. Payload last: what stands before
-- it is read without it.
CREATE TABLE task (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL CHECK (length(id) = 16),
	namespace INTEGER NOT NULL,
	dialect INTEGER NOT NULL CHECK (dialect BETWEEN 0 AND 4),
	cause INTEGER NOT NULL CHECK (cause BETWEEN 0 AND 2), -- enum trigger
	schedule INTEGER REFERENCES schedule (key),
	scheduled_for INTEGER,
	lane INTEGER NOT NULL,
	due_at INTEGER NOT NULL, -- of the next attempt, or the last one
	created_at INTEGER NOT NULL,
	expires_at INTEGER,
	unique_id TEXT,
	destination INTEGER NOT NULL, -- the digest of the target's URL
	template INTEGER REFERENCES template (key),
	target TEXT,
	retry TEXT,
	tags TEXT,
	expires_after_ms INTEGER,
	payload TEXT,
	CHECK ((template IS NULL) = (target IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX task_by_id ON task (id);
CREATE UNIQUE INDEX task_slot ON task (schedule, scheduled_for) WHERE scheduled_for IS NOT NULL;
CREATE UNIQUE INDEX task_unique_id ON task (namespace, unique_id) WHERE unique_id IS NOT NULL;
CREATE INDEX task_of_namespace ON task (namespace);
CREATE INDEX task_of_schedule ON task (schedule) WHERE schedule IS NOT NULL;
CREATE INDEX task_of_destination ON task (namespace, destination);
CREATE INDEX task_of_template ON task (template) WHERE template IS NOT NULL;

-- A ready task stands at lane, due_at and key of its row: an index by task would be touched at random
-- by tasks that become due in another order than they were made, and cost half as much again.
-- namespace, schedule, chained and expires_at go along with a task's place, so that its end need not
-- read the cold row.
CREATE TABLE ready (
	lane INTEGER NOT NULL,
	due_at INTEGER NOT NULL,
	task INTEGER NOT NULL,
	namespace INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	retries INTEGER NOT NULL,
	schedule INTEGER,
	chained INTEGER NOT NULL,
	expires_at INTEGER,
	PRIMARY KEY (lane, due_at, task)
) STRICT, WITHOUT ROWID;

CREATE TABLE running (
	task INTEGER PRIMARY KEY,
	token INTEGER NOT NULL,
	lane INTEGER NOT NULL,
	due_at INTEGER NOT NULL,
	namespace INTEGER NOT NULL,
	attempts INTEGER NOT NULL, -- this one included
	retries INTEGER NOT NULL,
	schedule INTEGER,
	chained INTEGER NOT NULL,
	expires_at INTEGER,
	started_at INTEGER NOT NULL
) STRICT;

CREATE TABLE finished (
	task INTEGER PRIMARY KEY,
	namespace INTEGER NOT NULL,
	state INTEGER NOT NULL CHECK (state BETWEEN 4 AND 7),
	finished_at INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	retries INTEGER NOT NULL
) STRICT;
CREATE INDEX finished_by_time ON finished (finished_at);
CREATE INDEX finished_badly ON finished (state, namespace, task) WHERE state <> 4;

-- Every task of a schedule that is not at its end. kind: 0 free, 1 chained (waiting ones follow its
-- end), 2 waiting.
CREATE TABLE active (
	schedule INTEGER NOT NULL,
	kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
	task INTEGER NOT NULL,
	PRIMARY KEY (schedule, kind, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX active_waiting ON active (task) WHERE kind = 2;

-- Ready and waiting tasks that expire.
CREATE TABLE expiry (
	expires_at INTEGER NOT NULL,
	task INTEGER NOT NULL,
	PRIMARY KEY (expires_at, task)
) STRICT, WITHOUT ROWID;

-- One key for both task and number: response bodies would make a wide primary key's tree deep.
CREATE TABLE attempt (
	key INTEGER PRIMARY KEY, -- task << 20 | number
	task INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL,
	number INTEGER GENERATED ALWAYS AS (key & 1048575) VIRTUAL,
	status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 4),
	started_at INTEGER NOT NULL,
	finished_at INTEGER NOT NULL,
	duration_us INTEGER NOT NULL,
	http_status INTEGER NOT NULL, -- 0: no answer
	error TEXT,
	response_head BLOB,
	response_body BLOB
) STRICT;

-- What the check of health writes.
CREATE TABLE pulse (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	beats INTEGER NOT NULL
) STRICT;
INSERT INTO pulse VALUES (1, 0);
