-- Who is told of which kinds of changes of whom, from which index of the log on. No position is kept: the reader holds it.
create table subscriptions.subscription (
    id          uuid primary key,
    client      uuid not null,
    agency      text not null,
    agreement   text not null,
    purpose     text not null,
    case_code   text,
    kinds       text[] not null check (cardinality(kinds) >= 1),
    scope       text not null check (scope in ('persons', 'area', 'country')),
    area        text check ((area is not null) = (scope = 'area')),
    since_index bigint not null,
    begun_at    timestamptz not null
);
create index subscription_client on subscriptions.subscription (client, begun_at);
create index subscription_agency on subscriptions.subscription (agency);
grant select, insert, delete on subscriptions.subscription to goc_app;

create table subscriptions.person (
    subscription uuid not null references subscriptions.subscription on delete cascade,
    person       uuid not null,
    primary key (subscription, person)
);
grant select, insert, delete on subscriptions.person to goc_app;
