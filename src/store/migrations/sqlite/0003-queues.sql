-- Queues: tasks that a consumer leases. A message's row is a task's row with a rank; where it stands
-- is a row in ready (not due yet), available, running (leased) or finished, or, behind the head of its
-- group, in fifo alone.

-- One row a lane named "queue:…"; the lane's key is the queue's.
CREATE TABLE queue (
	lane INTEGER PRIMARY KEY,
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	name TEXT NOT NULL,
	lease_ms INTEGER NOT NULL,
	max_receives INTEGER NOT NULL,
	dedup_window_ms INTEGER NOT NULL,
	retention_ms INTEGER NOT NULL,
	paused_at INTEGER,
	push TEXT, -- the target that messages are pushed to
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	UNIQUE (namespace, name)
) STRICT;

-- rank is the priority, turned round: the smallest goes first. NULL: no message. `grouped` goes along
-- with a task's place; the group's name is in the cold row.
ALTER TABLE task ADD COLUMN rank INTEGER;
ALTER TABLE task ADD COLUMN grp TEXT;
ALTER TABLE ready ADD COLUMN rank INTEGER;
ALTER TABLE ready ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE running ADD COLUMN rank INTEGER;
ALTER TABLE running ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;

-- Until when the holder of the token has the task; NULL: Belfry holds it itself.
ALTER TABLE running ADD COLUMN lease_until INTEGER;
CREATE INDEX running_leased ON running (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX running_of_queue ON running (lane) WHERE lease_until IS NOT NULL;

-- Messages that may be received now, in the order in which they are. The columns are ready's.
CREATE TABLE available (
	lane INTEGER NOT NULL,
	rank INTEGER NOT NULL,
	task INTEGER NOT NULL,
	due_at INTEGER NOT NULL,
	namespace INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	retries INTEGER NOT NULL,
	schedule INTEGER,
	chained INTEGER NOT NULL,
	expires_at INTEGER,
	grouped INTEGER NOT NULL,
	PRIMARY KEY (lane, rank, task)
) STRICT, WITHOUT ROWID;

-- The messages of a group that are not at their end. Only one stands in a place of its own; the others
-- wait, and have their attempts and their expiry here.
CREATE TABLE fifo (
	lane INTEGER NOT NULL,
	grp TEXT NOT NULL,
	task INTEGER NOT NULL,
	waits INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	expires_at INTEGER,
	PRIMARY KEY (lane, grp, task)
) STRICT, WITHOUT ROWID;

-- A queue's dead letters: its messages in state failed.
CREATE TABLE dead (
	lane INTEGER NOT NULL,
	task INTEGER NOT NULL,
	PRIMARY KEY (lane, task)
) STRICT, WITHOUT ROWID;

-- The id of the message that was published first under a key, until the window's end.
CREATE TABLE dedup (
	lane INTEGER NOT NULL,
	name TEXT NOT NULL,
	id BLOB NOT NULL CHECK (length(id) = 16),
	expires_at INTEGER NOT NULL,
	PRIMARY KEY (lane, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX dedup_by_time ON dedup (expires_at);

-- What an unfinished task has told last of how far it is.
CREATE TABLE progress (
	task INTEGER PRIMARY KEY,
	number INTEGER NOT NULL,
	body TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;
