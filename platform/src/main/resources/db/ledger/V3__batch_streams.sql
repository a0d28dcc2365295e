-- A stream of bulk work says how many rows it has, so that it is closed when the last is numbered; the numberer looks at
-- open streams alone.
alter table ledger.stream add column last bigint;
create index stream_open on ledger.stream (writer) where open;
