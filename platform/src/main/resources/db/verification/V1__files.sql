-- Files of claims to be checked against the register. A part is a piece of a file that one transaction answers: the
-- claims go when their verdicts come, and both go with the file.
create table verification.file (
    id           uuid primary key,
    holder       text not null,
    actor_id     uuid not null,
    actor        jsonb not null,
    key          text not null check (length(key) between 1 and 100),
    content      bytea not null check (length(content) = 32),
    agreement    text,
    purpose      text not null,
    basis        text not null,
    case_code    text,
    columns      text[] not null check (cardinality(columns) >= 1),
    rows         int not null check (rows > 0),
    matched      int not null default 0,
    mismatched   int not null default 0,
    absent       int not null default 0,
    bad          int not null default 0,
    state        text not null default 'waiting' check (state in ('waiting', 'working', 'done', 'refused', 'failed')),
    reason       text,
    handed_in_at timestamptz not null,
    worked_at    timestamptz not null,
    ended_at     timestamptz,
    expires_at   timestamptz,
    unique (actor_id, key),
    check (matched + mismatched + absent + bad <= rows),
    check ((state in ('waiting', 'working')) = (ended_at is null)),
    check ((ended_at is null) = (expires_at is null))
);
comment on column verification.file.content is 'SHA-256 of what was sent: the same key must come with the same content.';
create index file_open on verification.file (worked_at, id) where ended_at is null;
create index file_ended on verification.file (expires_at) where ended_at is not null;
create index file_holder on verification.file (holder, handed_in_at desc);
grant select, insert, update, delete on verification.file to goc_app;

create table verification.part (
    file      uuid not null references verification.file on delete cascade,
    no        int not null,
    first_row int not null,
    rows      int not null check (rows > 0),
    input     bytea,
    result    bytea,
    primary key (file, no),
    check ((input is null) <> (result is null))
);
-- large and short-lived: compressing them costs more than writing them
alter table verification.part alter column input set storage external, alter column result set storage external;
grant select, insert, update, delete on verification.part to goc_app;
