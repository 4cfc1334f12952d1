-- Rate limiters: bounds under a name, which targets and tasks share.
CREATE TABLE rate_limiter (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	namespace INTEGER NOT NULL,
	name TEXT NOT NULL,
	type INTEGER NOT NULL, -- enum limiter_type
	config TEXT NOT NULL, -- JSON, as the client wrote it
	description TEXT,
	timeouts TEXT, -- JSON, likewise
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	UNIQUE (namespace, name)
) STRICT;
