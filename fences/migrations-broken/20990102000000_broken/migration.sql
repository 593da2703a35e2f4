CREATE TABLE half_way (id int);
INSERT INTO nowhere VALUES (1);
