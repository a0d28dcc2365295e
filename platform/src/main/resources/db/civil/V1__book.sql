-- Sổ hộ tịch điện tử: acts are written once, numbered without gaps, and never altered.
create table civil.book (
    unit text not null check (unit ~ '^[0-9]{5}$'),
    act  text not null check (act in ('birth', 'death', 'marriage')),
    year integer not null check (year between 1900 and 9999),
    next integer not null check (next > 0),
    primary key (unit, act, year)
);
comment on table civil.book is 'The next number; its row stays locked until the act that took one is committed, so none is left out.';
grant select, insert, update (next) on civil.book to goc_app;

create table civil.record (
    id            uuid primary key,
    act           text not null check (act in ('birth', 'death', 'marriage')),
    unit          text not null check (unit ~ '^[0-9]{5}$'),
    unit_name     text not null,
    year          integer not null,
    number        integer not null check (number > 0),
    registered_on date not null,
    late          boolean not null,
    dossier       text not null check (length(dossier) between 4 and 40),
    request       text not null check (request ~ '^[0-9a-f]{64}$'),
    data          jsonb not null,
    legal_basis   text not null,
    officer       uuid not null,
    officer_name  text not null,
    recorded      timestamptz not null default clock_timestamp(),
    keys          text[] not null default '{}',
    superseded_by uuid references civil.record (id),
    constraint record_number unique (unit, act, year, number),
    constraint record_dossier unique (unit, dossier)
);
create index record_keys on civil.record using gin (keys);
create index record_latest on civil.record (unit, recorded);
comment on column civil.record.keys is 'Hashes of parents and birth date, by which a birth that comes a second time is suspected.';
grant select, insert, update (superseded_by) on civil.record to goc_app;

create table civil.party (
    record uuid not null references civil.record (id),
    person uuid not null,
    role   text not null check (role in ('child', 'mother', 'father', 'deceased', 'husband', 'wife')),
    primary key (record, role)
);
create index party_of on civil.party (person);
grant select, insert on civil.party to goc_app;

-- What a person has at most one of at any time: a birth record, a death, a marriage that lasts.
create table civil.live (
    person uuid not null,
    act    text not null check (act in ('birth', 'death', 'marriage')),
    record uuid not null references civil.record (id),
    primary key (person, act)
);
grant select, insert, delete on civil.live to goc_app;

create table civil.issue (
    code      text primary key,
    record    uuid not null references civil.record (id),
    person    uuid not null,
    kind      text not null,
    original  boolean not null,
    issued_at timestamptz not null default clock_timestamp(),
    officer   uuid not null
);
create index issue_of on civil.issue (record, issued_at);
create unique index issue_original_once on civil.issue (record, person) where original;
grant select, insert on civil.issue to goc_app;
