-- eID accounts of citizens, accounts of officers, leaders, operators and agencies' engineers.
create table accounts.account (
    id           uuid primary key,
    kind         text not null check (kind in ('CITIZEN', 'OFFICER')),
    person       uuid unique,
    login        text not null unique check (login = lower(login) and length(login) between 3 and 100),
    name         text not null check (length(name) between 1 and 100),
    role         text,
    agency       text,
    unit         text,
    area         text,
    phone        text,
    email        text,
    level        int not null check (level in (1, 2)),
    password     text not null,
    password_at  timestamptz not null,
    trusted_from timestamptz not null,
    locked_at    timestamptz,
    locked_why   text,
    created_at   timestamptz not null,
    check (kind <> 'CITIZEN' or (person is not null and role is null and login ~ '^[0-9]{12}$')),
    check (kind <> 'OFFICER' or (person is null and role is not null and agency is not null and unit is not null)),
    check (phone is not null or email is not null)
);
grant select, insert, update on accounts.account to goc_app;

create table accounts.passkey (
    id         bytea primary key check (length(id) between 1 and 1023),
    account    uuid not null references accounts.account,
    label      text not null check (length(label) between 1 and 100),
    credential bytea not null,
    sign_count bigint not null,
    synced     boolean not null,
    created_at timestamptz not null,
    used_at    timestamptz
);
create index passkey_account on accounts.passkey (account);
grant select, insert, update, delete on accounts.passkey to goc_app;

-- A sign-in between the password and the code; key and code are kept as hashes.
create table accounts.pending (
    key        bytea primary key check (length(key) = 32),
    account    uuid not null references accounts.account,
    code       bytea not null check (length(code) = 32),
    tries      int not null default 0,
    sends      int not null default 1,
    known      boolean not null,
    sent_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index pending_expires on accounts.pending (expires_at);
grant select, insert, update, delete on accounts.pending to goc_app;

-- A passkey challenge that has not been answered yet; answering deletes it.
create table accounts.challenge (
    key        bytea primary key check (length(key) = 32),
    bound      bytea not null check (length(bound) = 32),
    account    uuid,
    expires_at timestamptz not null
);
create index challenge_expires on accounts.challenge (expires_at);
grant select, insert, delete on accounts.challenge to goc_app;

-- What was tried and what came of it. An unknown login leaves only a keyed hash of itself.
create table accounts.attempt (
    id      bigint generated always as identity primary key,
    account uuid,
    login   bytea not null,
    network text not null,
    device  text not null,
    outcome text not null,
    at      timestamptz not null
);
create index attempt_account on accounts.attempt (account, id desc) where account is not null;
grant select, insert on accounts.attempt to goc_app;
