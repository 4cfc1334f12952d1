-- What the store knows of those who call: what they asked for already, what they may, what they did.

-- The answer to a request that came with an idempotency key, kept with its effect. `name` is the
-- digest of namespace, caller, scope and key.
CREATE TABLE idempotency (
	key INTEGER PRIMARY KEY,
	name BLOB NOT NULL UNIQUE CHECK (length(name) = 32),
	fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
	expires_at INTEGER NOT NULL,
	sealed BLOB -- NULL: the answer was too large to be kept
) STRICT;
CREATE INDEX idempotency_by_end ON idempotency (expires_at);

-- JSON; NULL: none.
ALTER TABLE token ADD COLUMN limits TEXT;

-- Schedules that were made with a token whose limits count them.
CREATE TABLE schedule_of_token (
	token BLOB NOT NULL,
	schedule INTEGER NOT NULL,
	PRIMARY KEY (token, schedule)
) STRICT, WITHOUT ROWID;

-- Who changed what: a chain of hashes over the whole store. A row's text is its head and its change,
-- one behind the other; its hash is SHA-256 of the hash before and the text.
CREATE TABLE audit_row (
	seq INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	namespace INTEGER, -- NULL: of no single one
	head TEXT NOT NULL,
	change TEXT NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Where the chain begins: behind the last row that was pruned.
CREATE TABLE audit_anchor (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	seq INTEGER NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
