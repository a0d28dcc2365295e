-- The access journal, the numbers given to its rows, and the head of the log they are sequenced into.
-- entry is kept for ever and holds no personal data; opening can be erased without touching log or proofs.

create sequence ledger.writer_seq as int start 1;
create sequence ledger.change_seq as bigint;
grant usage on sequence ledger.writer_seq, ledger.change_seq to goc_app;

create table ledger.stream (
    writer   int primary key,
    node     text not null,
    numbered bigint not null default 0,
    open     boolean not null default true
);
comment on table ledger.stream is 'One per writer connection: within it commit order is seq order. Writer 0: rows written in callers'' transactions.';
insert into ledger.stream (writer, node, open) values (0, 'all', false);
grant select, insert, update on ledger.stream to goc_app;

create table ledger.entry (
    writer int not null,
    seq    bigint not null,
    leaf   bytea not null check (length(leaf) between 1 and 65535),
    primary key (writer, seq)
);
grant select, insert on ledger.entry to goc_app;

create table ledger.opening (
    writer int not null,
    seq    bigint not null,
    person uuid,
    at     bigint not null,
    salt   bytea not null check (length(salt) = 16),
    plain  bytea not null,
    primary key (writer, seq)
);
create index opening_person on ledger.opening (person, at desc) where person is not null;
grant select, insert on ledger.opening to goc_app;

create table ledger.pending (seq bigint primary key);
grant select, insert, delete on ledger.pending to goc_app;

create table ledger.number_range (
    start    bigint primary key,
    writer   int not null,
    seq_from bigint not null,
    count    int not null check (count > 0)
);
create unique index number_range_seq on ledger.number_range (writer, seq_from);
grant select, insert on ledger.number_range to goc_app;

create table ledger.head (
    one   boolean primary key default true check (one),
    epoch bigint not null,
    size  bigint not null,
    root  bytea not null check (length(root) = 32),
    vkey  text,
    note  bytea
);
insert into ledger.head (epoch, size, root) values (0, 0, sha256(''::bytea));
grant select, update on ledger.head to goc_app;

create table ledger.live_case (
    code      text primary key check (length(code) between 1 and 60),
    kind      text not null,
    holder    text not null,
    persons   uuid[] not null,
    opened_at timestamptz not null,
    closed_at timestamptz
);
comment on column ledger.live_case.holder is 'The unit or agency that may name this case as the reason of an access.';
grant select, insert, update on ledger.live_case to goc_app;
