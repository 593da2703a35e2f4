-- Built while writes go on.
CREATE INDEX CONCURRENTLY next_ticket_channel ON ticket (estate_id, next_channel);
