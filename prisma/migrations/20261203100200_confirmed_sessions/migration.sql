-- When whoever signed in gave the password last in this session: sensitive acts in an estate want it lately.
ALTER TABLE session ADD COLUMN confirmed_at timestamptz(3);
-- Which deliveries were counted among an estate's messages of the month: each once, however often it is tried.
ALTER TABLE delivery ADD COLUMN counted_at timestamptz(3);
