-- What an estate's own role never does, it has no right to do. It begins as a customer and is offered prices; what the
-- provider says of it, and what it was told once, is written by the role that changes terms.
REVOKE UPDATE, DELETE ON subscription FROM gatehouse_app;
REVOKE INSERT ON subscription FROM gatehouse_app;
GRANT INSERT (estate_id, id, customer_id) ON subscription TO gatehouse_app;
REVOKE UPDATE, DELETE ON subscription_offer FROM gatehouse_app;
GRANT UPDATE (checkout_id) ON subscription_offer TO gatehouse_app;
REVOKE INSERT, UPDATE, DELETE ON subscription_invoice, subscription_notice FROM gatehouse_app;
-- The count of messages goes up; nobody takes it back.
REVOKE DELETE ON message_count FROM gatehouse_app;
