-- Payloads that are no JSON: their bytes, and the Content-Type they came with. `payload` is NULL then.
-- The columns stand behind `payload`; a NULL, as all JSON has it, is read from the row's head alone.
ALTER TABLE template ADD COLUMN payload_type TEXT;
ALTER TABLE template ADD COLUMN payload_bytes BLOB;
ALTER TABLE task ADD COLUMN payload_type TEXT;
ALTER TABLE task ADD COLUMN payload_bytes BLOB;
