-- Events, for those who watch, and who is told of them.

-- All events of a turn (or a part of them): n from the number first_seq on, in the form of
-- model/event.h. One narrow row for thousands of events.
CREATE TABLE event (
	first_seq INTEGER PRIMARY KEY,
	n INTEGER NOT NULL CHECK (n > 0),
	at INTEGER NOT NULL,
	body BLOB NOT NULL
) STRICT;

-- Who is told of a task's events: JSON, as the client wrote it. Behind the payload: a NULL, as nearly
-- all tasks have it, is read from the row's head alone.
ALTER TABLE template ADD COLUMN notifications TEXT;
ALTER TABLE task ADD COLUMN notifications TEXT;
-- And of a schedule's own.
ALTER TABLE schedule ADD COLUMN notifications TEXT;

-- Whether anybody is told goes along with a task's place, so that a task whose events nobody wants
-- costs no read for it.
ALTER TABLE ready ADD COLUMN notifies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE running ADD COLUMN notifies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE available ADD COLUMN notifies INTEGER NOT NULL DEFAULT 0;
