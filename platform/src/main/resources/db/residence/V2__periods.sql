-- Temporary residence, declared absence, present dwelling: periods of a person. The register has the same values while
-- ended_on is null; it is the first day on which the register shows them no more.
create table residence.temporary (
    id       uuid primary key,
    person   uuid not null,
    address  uuid not null,
    during   daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    ended_on date check (ended_on >= lower(during)),
    retry_on date,
    constraint temporary_one_place exclude using gist (person with =, during with &&)
);
comment on column residence.temporary.retry_on is 'The register refused to end it; the job looks again from this day.';
create index temporary_due on residence.temporary (upper(during), id) where ended_on is null;
create index temporary_address on residence.temporary (address);
grant select, insert, update (during, ended_on, retry_on) on residence.temporary to goc_app;

create table residence.absence (
    id       uuid primary key,
    person   uuid not null,
    ground   text not null check (ground in ('under-measures', 'under-education', 'state-duty', 'other')),
    goes_to  text not null check (length(goes_to) between 1 and 200),
    during   daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    ended_on date check (ended_on >= lower(during)),
    retry_on date,
    constraint absence_one_at_a_time exclude using gist (person with =, during with &&)
);
create index absence_due on residence.absence (upper(during), id) where ended_on is null;
grant select, insert, update (during, ended_on, retry_on) on residence.absence to goc_app;

create table residence.present (
    person  uuid not null,
    address uuid not null,
    during  daterange not null check (not isempty(during) and not lower_inf(during)),
    constraint present_one_place exclude using gist (person with =, during with &&)
);
grant select, insert, update (during), delete on residence.present to goc_app;

-- Permanent residence taken away (Law 68/2020/QH14 Art. 24): why and from when.
create table residence.removal (
    dossier  text not null,
    person   uuid not null,
    ground   text not null,
    since    date,
    moment   date not null,
    recorded timestamptz not null default clock_timestamp(),
    primary key (dossier, person)
);
create index removal_of on residence.removal (person, moment);
grant select, insert on residence.removal to goc_app;

-- Acts carried out, so that a dossier sent twice has one effect; digest tells whether it says the same again.
create table residence.act (
    dossier text not null check (length(dossier) between 1 and 60),
    kind    text not null,
    digest  text not null,
    changes bigint[] not null,
    primary key (dossier, kind)
);
grant select, insert on residence.act to goc_app;

-- Cases opened at the counter for somebody who came; closed by the officer or after a day.
create sequence residence.counter_seq as bigint;
grant usage on sequence residence.counter_seq to goc_app;
create table residence.counter (
    code      text primary key,
    unit      text not null,
    person    uuid not null,
    opened_at timestamptz not null,
    closed_at timestamptz
);
create index counter_open on residence.counter (opened_at) where closed_at is null;
grant select, insert, update (closed_at) on residence.counter to goc_app;
