-- Server-side sessions: the cookie holds a random token, the table its SHA-256.
create table site.session (
    key        bytea primary key check (length(key) = 32),
    account    uuid not null,
    actor      jsonb not null,
    name       text not null,
    acr        int not null check (acr between 1 and 4),
    device     text not null,
    signed_in_at timestamptz not null,
    seen_at    timestamptz not null,
    ends_at    timestamptz not null
);
create index session_account on site.session (account);
create index session_ends on site.session (ends_at);
grant select, insert, update, delete on site.session to goc_app;
