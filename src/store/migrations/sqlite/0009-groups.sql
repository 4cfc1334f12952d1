-- URL groups, and tasks that are counted together: the members of a fan-out, or of a batch.

-- Targets under one name.
CREATE TABLE url_group (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	namespace INTEGER NOT NULL,
	name TEXT NOT NULL,
	urls TEXT NOT NULL, -- a JSON array, as the client wrote it
	description TEXT,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	UNIQUE (namespace, name)
) STRICT;

-- How its members stand: the counts change in the same transaction as they do. `changed`: one has
-- come to its end since the engine looked.
CREATE TABLE bundle (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- the parent task's, or the batch's
	namespace INTEGER NOT NULL,
	parent INTEGER UNIQUE, -- the task that was fanned out; NULL: a batch
	schedule INTEGER, -- the parent's
	url_group BLOB, -- its group's id
	payload TEXT, -- the parent's, as a template has it: its members share it
	payload_type TEXT,
	payload_bytes BLOB,
	pending INTEGER NOT NULL DEFAULT 0,
	completed INTEGER NOT NULL DEFAULT 0,
	failed INTEGER NOT NULL DEFAULT 0,
	cancelled INTEGER NOT NULL DEFAULT 0,
	expired INTEGER NOT NULL DEFAULT 0,
	told INTEGER NOT NULL DEFAULT 0, -- what was said of it, as bits
	changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX bundle_changed ON bundle (changed) WHERE changed <> 0;

CREATE TABLE batch (
	bundle INTEGER PRIMARY KEY,
	namespace INTEGER NOT NULL,
	description TEXT,
	notifications TEXT, -- JSON, as the client wrote it
	options TEXT,
	created_at INTEGER NOT NULL,
	expires_at INTEGER,
	cancelled_at INTEGER,
	finished_at INTEGER
) STRICT;
CREATE INDEX batch_of_namespace ON batch (namespace);
CREATE INDEX batch_finished ON batch (finished_at) WHERE finished_at IS NOT NULL;

-- Which bundle a task is of, and its place there, from 0. The bundle goes along with the task's
-- place, so that its end knows of it without a look at the cold row.
ALTER TABLE task ADD COLUMN bundle INTEGER;
ALTER TABLE task ADD COLUMN member INTEGER;
CREATE INDEX task_of_bundle ON task (bundle) WHERE bundle IS NOT NULL;
ALTER TABLE ready ADD COLUMN bundle INTEGER;
ALTER TABLE running ADD COLUMN bundle INTEGER;
ALTER TABLE available ADD COLUMN bundle INTEGER;
