-- Visits of support to an estate that was closed 90 days ago go with the rest of it.
GRANT SELECT (estate_id), DELETE ON support_access, support_window TO gatehouse_search;
CREATE POLICY closed_seen ON support_access FOR SELECT TO gatehouse_search USING (true);
CREATE POLICY closed_delete ON support_access FOR DELETE TO gatehouse_search USING (true);
CREATE POLICY closed_seen ON support_window FOR SELECT TO gatehouse_search USING (true);
CREATE POLICY closed_delete ON support_window FOR DELETE TO gatehouse_search USING (true);
