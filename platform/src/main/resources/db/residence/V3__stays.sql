-- Stays (lưu trú): what hosts notified. Partitioned by the day of arrival, so that old months are detached whole; no row
-- is a fact of the register.
create table residence.stay (
    arrives_on  date not null,
    id          uuid not null,
    commune     text not null,
    address     uuid not null,
    host        text not null,
    reporter    text not null,
    guest       text not null,
    paper       text not null check (paper in ('number', 'passport', 'other')),
    paper_no    text not null,
    person      uuid,
    arrives_at  timestamptz not null,
    leaves_on   date not null,
    reason      text not null,
    reported_at timestamptz not null,
    late        boolean not null,
    check (leaves_on >= arrives_on),
    primary key (arrives_on, id)
) partition by range (arrives_on);
comment on column residence.stay.person is 'Whom number and name agree on; null when they do not, which only the officer is told.';
create table residence.stay_other partition of residence.stay default;
create index stay_commune on residence.stay (commune, arrives_on, leaves_on);
create index stay_person on residence.stay (person, arrives_on) where person is not null;
grant select, insert on residence.stay to goc_app;

-- One key of a reporter has one effect.
create table residence.stay_key (
    reporter   text not null,
    key        text not null check (length(key) between 1 and 80),
    digest     text not null,
    arrives_on date not null,
    id         uuid not null,
    primary key (reporter, key)
);
grant select, insert on residence.stay_key to goc_app;

-- Lodgings whose systems notify for themselves (cơ sở lưu trú).
create sequence residence.lodging_seq as bigint;
grant usage on sequence residence.lodging_seq to goc_app;
create table residence.lodging (
    code          text primary key,
    agency        text not null,
    name          text not null check (length(name) between 1 and 200),
    address       uuid not null,
    registered_at timestamptz not null
);
create index lodging_agency on residence.lodging (agency);
grant select, insert on residence.lodging to goc_app;
