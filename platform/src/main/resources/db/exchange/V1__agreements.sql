-- Agreements with agencies, the persons they have registered under them, and a count of calls. No person data here but
-- the numbers an agency itself sent.
create table exchange.agreement (
    id            text primary key check (length(id) between 1 and 40),
    client        uuid not null,
    agency        text not null,
    agency_name   text not null,
    fields        text[] not null check (cardinality(fields) between 1 and 130),
    purposes      text[] not null check (cardinality(purposes) >= 1),
    legal_basis   text not null,
    procedures    text[] not null,
    event_kinds   text[] not null,
    during        daterange not null check (not isempty(during)),
    calls_a_minute int not null check (calls_a_minute between 1 and 600000),
    suspended_at  timestamptz,
    suspended_why text
);
create index agreement_client on exchange.agreement (client);
grant select, insert, update on exchange.agreement to goc_app;

create table exchange.subscription (
    agreement   text not null references exchange.agreement,
    person      uuid not null,
    number      text not null,
    since_index bigint not null,
    primary key (agreement, person)
);
grant select, insert, delete on exchange.subscription to goc_app;

create table exchange.call (
    id         bigint generated always as identity primary key,
    agreement  text not null,
    client     uuid not null,
    at         timestamptz not null,
    kind       text not null,
    outcome    text not null,
    fields     int not null,
    case_code  text,
    receipt    text
);
create index call_client on exchange.call (client, id desc);
grant select, insert on exchange.call to goc_app;

create table exchange.agency_case (
    code      text primary key,
    agreement text not null references exchange.agreement,
    client    uuid not null,
    procedure text not null,
    opened_at timestamptz not null,
    closed_at timestamptz
);
grant select, insert, update on exchange.agency_case to goc_app;
