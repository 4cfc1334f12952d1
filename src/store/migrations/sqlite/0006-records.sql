-- What an attempt leaves behind beside its outcome: what it wrote while it ran, and what it made.

-- A piece of a log as it came. `sequence` is the sender's, and only grows within an attempt.
CREATE TABLE log_piece (
	task INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	sequence INTEGER NOT NULL,
	stream INTEGER NOT NULL,
	at INTEGER NOT NULL,
	cut INTEGER NOT NULL, -- what came behind is not kept
	text TEXT NOT NULL,
	UNIQUE (task, attempt, sequence)
) STRICT;

-- How much of an attempt's log is kept.
CREATE TABLE log_tally (
	task INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	sequence INTEGER NOT NULL, -- the last one
	size INTEGER NOT NULL,
	pieces INTEGER NOT NULL,
	cut INTEGER NOT NULL,
	PRIMARY KEY (task, attempt)
) STRICT, WITHOUT ROWID;

-- One a name: a later one replaces it.
CREATE TABLE output (
	task INTEGER NOT NULL,
	name TEXT NOT NULL,
	attempt INTEGER NOT NULL,
	type TEXT NOT NULL,
	at INTEGER NOT NULL,
	size INTEGER NOT NULL,
	body BLOB NOT NULL,
	UNIQUE (task, name)
) STRICT;
