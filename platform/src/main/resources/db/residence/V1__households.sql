-- Households and who belongs to them; the same facts stand in the register, written in the same transaction.
create sequence residence.household_seq as bigint;
grant usage on sequence residence.household_seq to goc_app;

create table residence.household (
    code    text primary key check (code ~ '^[0-9]{12}$'),
    address uuid not null,
    opened  date not null,
    closed  date check (closed >= opened)
);
create index household_address on residence.household (address);
grant select, insert, update (closed) on residence.household to goc_app;

create table residence.membership (
    household text not null,
    person    uuid not null,
    relation  text not null,
    during    daterange not null check (not isempty(during)),
    constraint membership_household foreign key (household) references residence.household (code),
    constraint membership_one_household exclude using gist (person with =, during with &&),
    constraint membership_one_head exclude using gist (household with =, during with &&) where (relation = 'chu-ho')
);
create index membership_of on residence.membership (household);
grant select, insert, update (during), delete on residence.membership to goc_app;

-- Moves carried out, so that a dossier sent twice has one effect.
create table residence.move (
    dossier text primary key check (length(dossier) between 1 and 60),
    changes bigint[] not null
);
grant select, insert on residence.move to goc_app;
