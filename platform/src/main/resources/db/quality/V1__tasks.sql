-- How far the register's events were followed; whoever holds the row follows.
create table quality.follow (
    one  boolean primary key default true check (one),
    next bigint not null
);
grant select, insert, update on quality.follow to goc_app;

-- A value that its person reported as wrong, until somebody found out.
create table quality.task (
    id         uuid primary key,
    change_seq bigint not null unique,
    person     uuid not null,
    field      text not null,
    said       text not null,
    commune    text not null,
    province   text not null,
    opened_at  timestamptz not null,
    due_on     date not null,
    state      text not null default 'open' check (state in ('open', 'kept', 'corrected')),
    decided_by uuid,
    unit       text,
    decided_at timestamptz,
    finding    text check (length(finding) between 1 and 1000),
    check ((state = 'open') = (decided_by is null) and (state = 'open') = (decided_at is null)
           and (state = 'open') = (finding is null))
);
comment on column quality.task.change_seq is 'The event that raised it, so that one report is one task.';
create unique index task_of on quality.task (person, field) where state = 'open';
create index task_waiting on quality.task (commune, due_on) where state = 'open';
grant select, insert, update (state, decided_by, unit, decided_at, finding) on quality.task to goc_app;

alter table quality.task enable row level security;
create policy task_seen on quality.task for select to goc_app using (
    (select nullif(current_setting('goc.area', true), '')) in ('*', commune, province));
create policy task_opened on quality.task for insert to goc_app with check (true);
create policy task_decided on quality.task for update to goc_app using (
    (select nullif(current_setting('goc.area', true), '')) in ('*', commune, province)) with check (true);
