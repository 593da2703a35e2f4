-- Seals of an estate that was closed 90 days ago go with its events.
GRANT SELECT (estate_id), DELETE ON event_seal TO gatehouse_search;
CREATE POLICY closed_delete ON event_seal FOR DELETE TO gatehouse_search USING (true);
