-- Who holds a lease, as a digest, where it can be answered without its token. NULL: the lease's token
-- alone counts.
ALTER TABLE running ADD COLUMN holder BLOB;

-- A queue whose messages without a group are of one group: they come one after the other.
ALTER TABLE queue ADD COLUMN fifo INTEGER NOT NULL DEFAULT 0;
-- The queue that gets a copy of each message that is dead.
ALTER TABLE queue ADD COLUMN dead_letters TEXT;

-- Named targets that are told of what happens in their namespace.
CREATE TABLE hook (
	id BLOB PRIMARY KEY CHECK (length(id) = 16),
	namespace INTEGER NOT NULL,
	target TEXT NOT NULL,
	events TEXT NOT NULL, -- words, as JSON
	description TEXT,
	created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
