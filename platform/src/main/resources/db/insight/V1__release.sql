-- What the public sees of the population: rounded figures of a year, never altered; a revision is a new row with its reason.

create table insight.release (
    id           bigint generated always as identity primary key,
    year         int not null check (year between 2000 and 2200),
    revision     int not null check (revision >= 1),
    as_of        date not null,
    published_at timestamptz not null,
    rounding     int not null check (rounding >= 1),
    log_size     bigint not null,
    reason       text check (reason is null or length(reason) between 1 and 500),
    figures      jsonb not null,
    unique (year, revision),
    check ((revision = 1) = (reason is null))
);
comment on column insight.release.log_size is 'Register changes below this log index are counted.';
grant select, insert on insight.release to goc_app;
