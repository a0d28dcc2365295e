-- Dossiers: drafts while somebody writes them, then the dossier with its thread, papers and daily serials.

create table dossiers.draft (
    id           uuid primary key,
    owner        uuid not null,
    procedure    text not null,
    version      int not null,
    answers      jsonb not null,
    created_at   timestamptz not null,
    touched_at   timestamptz not null
);
create index draft_owner on dossiers.draft (owner, touched_at desc);
grant select, insert, update, delete on dossiers.draft to goc_app;

create table dossiers.serial (
    unit text not null,
    day  date not null,
    last int not null check (last > 0),
    primary key (unit, day)
);
comment on table dossiers.serial is 'Daily serial of each issuing unit; the row is locked until the filing commits, so a number is neither lost nor given twice.';
grant select, insert, update on dossiers.serial to goc_app;

create table dossiers.dossier (
    id           uuid primary key,
    code         text not null unique check (length(code) between 10 and 60),
    procedure    text not null,
    version      int not null,
    owner        uuid not null,
    owner_name   text not null,
    status       int not null check (status between 1 and 10),
    revision     int not null,
    unit         text not null,
    commune      text not null,
    answers      jsonb not null,
    supplements  int not null default 0,
    filed_at     timestamptz not null,
    complete_at  timestamptz not null,
    accepted_at  timestamptz,
    due_on       date,
    due          jsonb,
    closed_at    timestamptz,
    check ((due_on is null) = (due is null))
);
comment on column dossiers.dossier.status is 'The ten national statuses of DongBoHoSoMC; class Status.';
comment on column dossiers.dossier.complete_at is 'When the citizen last made the dossier complete: the clock runs from here once it is accepted.';
create index dossier_owner on dossiers.dossier (owner, filed_at desc);
create index dossier_queue on dossiers.dossier (commune, due_on, filed_at) where closed_at is null;
grant select, insert, update on dossiers.dossier to goc_app;

create table dossiers.dossier_event (
    dossier    uuid not null references dossiers.dossier,
    no         int not null,
    at         timestamptz not null,
    deed       text not null,
    status     int not null,
    actor_kind text not null,
    actor      uuid not null,
    actor_name text not null,
    unit       text,
    note       text,
    facts      jsonb not null,
    primary key (dossier, no)
);
comment on table dossiers.dossier_event is 'The thread of a dossier: append-only.';
grant select, insert on dossiers.dossier_event to goc_app;

create table dossiers.attachment (
    id       uuid primary key,
    holder   uuid not null,
    paper    text not null,
    kind     text not null,
    name     text not null check (length(name) between 1 and 120),
    media    text not null,
    size     int not null check (size > 0),
    sha256   bytea not null check (length(sha256) = 32),
    content  bytea not null,
    added_at timestamptz not null
);
comment on column dossiers.attachment.holder is 'Id of the draft, which the dossier takes over.';
create index attachment_holder on dossiers.attachment (holder, added_at);
grant select, insert, delete on dossiers.attachment to goc_app;

create table dossiers.submission (
    actor  uuid not null,
    token  text not null check (length(token) between 8 and 64),
    answer text,
    at     timestamptz not null,
    primary key (actor, token)
);
comment on table dossiers.submission is 'One row a form sent: sent again, it gets the same answer and has no second effect.';
grant select, insert, update on dossiers.submission to goc_app;
