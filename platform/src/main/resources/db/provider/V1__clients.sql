-- Systems of agencies that ask for access tokens.
create table provider.client (
    id          uuid primary key,
    agency      text not null check (length(agency) between 1 and 40),
    agency_name text not null check (length(agency_name) between 1 and 200),
    name        text not null check (length(name) between 1 and 100),
    secret      bytea check (length(secret) = 32),
    old_secret  bytea check (length(old_secret) = 32),
    old_until   timestamptz,
    jwk         text,
    scopes      text[] not null,
    created_at  timestamptz not null,
    closed_at   timestamptz,
    unique (agency, name),
    check (secret is not null or jwk is not null)
);
grant select, insert, update on provider.client to goc_app;

-- Client assertions that were used, until they expire by themselves.
create table provider.assertion (
    key        bytea primary key check (length(key) = 32),
    expires_at timestamptz not null
);
create index assertion_expires on provider.assertion (expires_at);
grant select, insert, delete on provider.assertion to goc_app;
