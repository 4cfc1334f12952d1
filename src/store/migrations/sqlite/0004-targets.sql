-- Named targets, with secrets of their own to sign with; and named secrets, which their headers may
-- hold. All secrets are sealed: the store sees ciphertext.

CREATE TABLE target (
	key INTEGER PRIMARY KEY,
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	name TEXT NOT NULL,
	spec TEXT NOT NULL, -- as the client wrote it
	disabled_reason TEXT,
	disabled_at INTEGER,
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	UNIQUE (namespace, name),
	CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL))
) STRICT;

CREATE TABLE target_secret (
	key INTEGER PRIMARY KEY,
	id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
	target INTEGER NOT NULL REFERENCES target (key),
	sealed BLOB NOT NULL,
	created_at INTEGER NOT NULL,
	expires_at INTEGER
) STRICT;
CREATE INDEX target_secret_of_target ON target_secret (target);

CREATE TABLE named_secret (
	namespace INTEGER NOT NULL REFERENCES namespace (key),
	name TEXT NOT NULL,
	sealed BLOB NOT NULL,
	updated_at INTEGER NOT NULL,
	PRIMARY KEY (namespace, name)
) STRICT, WITHOUT ROWID;
