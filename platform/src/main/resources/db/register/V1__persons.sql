-- Persons: current documents, numbers, events, and facts in two times.

create table register.person (
    id             uuid primary key,
    number         text not null,
    name_key       text not null,
    commune        text not null,
    province       text not null,
    address        uuid,
    sex            text not null check (sex in ('M', 'F')),
    birth_earliest date,
    status         text not null check (status in ('living', 'dead', 'missing', 'emigrated', 'error')),
    doc            jsonb not null,
    recorded       timestamptz not null
);
comment on column register.person.doc is 'Current values by field path; the key underVerification holds paths being verified and since when.';
comment on column register.person.recorded is 'Time of the last recording; the next one is later.';
create index person_commune on register.person (commune, name_key);
create index person_birth on register.person (birth_earliest, name_key);
create index person_address on register.person (address);
grant select, insert, update on register.person to goc_app;

-- An officer sees their commune or province and the persons of the live case; whoever has neither sees nobody.
alter table register.person enable row level security;
create policy person_seen on register.person for select to goc_app using (
    (select nullif(current_setting('goc.area', true), '')) in ('*', commune, province)
    or id = any ((select string_to_array(nullif(current_setting('goc.persons', true), ''), ','))::uuid[]));
create policy person_entered on register.person for insert to goc_app with check (true);
create policy person_changed on register.person for update to goc_app using (
    (select nullif(current_setting('goc.area', true), '')) in ('*', commune, province)
    or id = any ((select string_to_array(nullif(current_setting('goc.persons', true), ''), ','))::uuid[]))
    with check (true);

-- Keyed by number, so that none is ever given twice; former and cancelled ones resolve for ever.
create table register.person_number (
    number  text primary key check (number ~ '^([0-9]{12}|[0-9]{9})$'),
    person  uuid not null,
    kind    text not null check (kind in ('personal', 'cmnd9')),
    during  daterange not null,
    current boolean not null,
    ground  text
);
create index person_number_person on register.person_number (person);
create unique index person_number_current on register.person_number (person) where current and kind = 'personal';
alter table register.person_number
    add constraint person_number_of foreign key (person) references register.person (id);
grant select, insert, update (during, current, ground) on register.person_number to goc_app;

create table register.number_series (
    series text primary key,
    used   int not null check (used between 1 and 1000000)
);
comment on table register.number_series is 'How many serials of a prefix, sex, century and year were drawn; the count is shuffled into a serial.';
grant select, insert, update on register.number_series to goc_app;

create table register.person_event (
    change_seq  bigint not null,
    no          int not null,
    person      uuid,
    kind        text not null,
    valid_from  date not null,
    recorded    timestamptz not null,
    actor       jsonb not null,
    legal_basis text not null,
    dossier     text,
    evidence    text,
    payload     jsonb not null,
    primary key (change_seq, no),
    check (person is not null or kind = 'loaded')
);
create index person_event_person on register.person_event (person, recorded) where person is not null;
grant select, insert on register.person_event to goc_app;

-- Slices. during: when it is true; recorded: while the register believes it. A correction is a new recording.
create table register.fact (
    person   uuid not null,
    grp      smallint not null check (grp between 1 and 6),
    during   daterange not null check (not isempty(during)),
    recorded tstzrange not null check (not isempty(recorded) and not lower_inf(recorded)),
    value    jsonb not null,
    event    bigint not null,
    no       int not null
) partition by hash (person);
comment on column register.fact.grp is '1 identity, 2 family, 3 residence, 4 household, 5 life, 6 contact';
grant select, insert, update (recorded) on register.fact to goc_app;

do $$
begin
    for i in 0..7 loop
        execute format('create table register.fact_%s partition of register.fact for values with (modulus 8, remainder %s)', i, i);
        execute format('create index fact_%s_person on register.fact_%s (person, grp)', i, i);
        execute format('alter table register.fact_%s add constraint fact_%s_one exclude using gist '
            || '(person with =, grp with =, during with &&) where (upper_inf(recorded))', i, i);
    end loop;
end $$;

create function register.fact_close_once() returns trigger language plpgsql as $$
begin
    if not upper_inf(old.recorded) or upper_inf(new.recorded) or lower(new.recorded) <> lower(old.recorded)
       or (new.person, new.grp, new.during, new.value, new.event, new.no)
          is distinct from (old.person, old.grp, old.during, old.value, old.event, old.no) then
        raise exception 'a recording is closed once and never touched again' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger fact_close_once before update on register.fact
    for each row execute function register.fact_close_once();

-- The first population: how far its loading has come, so that an interrupted one goes on.
create table register.load (
    one        boolean primary key default true check (one),
    seed       bigint not null,
    people     int not null,
    as_of      date not null,
    households bigint not null,
    loaded     bigint not null,
    done       boolean not null
);
grant select, insert, update on register.load to goc_app;
