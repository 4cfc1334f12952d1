-- The schedules that go to one target: what a dialect lists and counts.
CREATE INDEX template_of_destination ON template (destination);
