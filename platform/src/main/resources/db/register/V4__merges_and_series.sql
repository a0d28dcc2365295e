-- Two records of one person: the one that goes stays as it is and is found no more, its numbers resolve to the other.
alter table register.person drop constraint person_status_check;
alter table register.person add constraint person_status_check
    check (status in ('living', 'dead', 'missing', 'emigrated', 'error', 'merged'));
alter table register.person_number add column resolves uuid;
comment on column register.person_number.resolves is 'Whom the number leads to, when not its own person: the survivor of a merge.';
grant update (resolves) on register.person_number to goc_app;

create table register.person_link (
    gone       uuid not null references register.person (id),
    survivor   uuid not null references register.person (id),
    since      timestamptz not null,
    until      timestamptz check (until > since),
    change_in  bigint not null,
    change_out bigint,
    check (gone <> survivor),
    check ((until is null) = (change_out is null))
);
create unique index person_link_live on register.person_link (gone) where until is null;
create index person_link_survivor on register.person_link (survivor) where until is null;
grant select, insert, update (until, change_out) on register.person_link to goc_app;

-- Two records that were looked at and belong to two people, such as twins: nobody is asked again.
create table register.person_apart (
    one        uuid not null references register.person (id),
    other      uuid not null references register.person (id),
    decided_at timestamptz not null,
    reason     text not null,
    primary key (one, other),
    check (one < other)
);
grant select, insert on register.person_apart to goc_app;

-- How much of a series went on the day it was last drawn from, so that its end is foreseen.
alter table register.number_series add column counted_on date not null default current_date;
alter table register.number_series add column used_before int not null default 0;
