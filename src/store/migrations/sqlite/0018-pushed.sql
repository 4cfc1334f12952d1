-- A queue's messages that are on their way to what it is pushed to: Belfry itself holds them.
CREATE INDEX running_pushed ON running (lane) WHERE lease_until IS NULL AND rank IS NOT NULL;
