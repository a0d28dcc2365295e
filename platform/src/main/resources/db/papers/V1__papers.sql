-- What was issued on paper, so that anybody can ask whether a paper in their hand is real and still holds.
create table papers.paper (
    code      text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    kind      text not null check (length(kind) between 1 and 40),
    issued_at timestamptz not null,
    unit      text not null check (length(unit) between 1 and 60),
    person    uuid,
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    facts     jsonb not null,
    status    text not null default 'valid' check (status in ('valid', 'revoked', 'superseded')),
    status_on date,
    reason    text check (length(reason) between 1 and 300),
    successor text references papers.paper (code),
    constraint paper_says_since_when check ((status = 'valid') = (status_on is null)),
    constraint paper_says_why check ((status = 'revoked') = (reason is not null)),
    constraint paper_says_by_what check ((status = 'superseded') = (successor is not null))
);
create index paper_of on papers.paper (person, issued_at) where person is not null;
comment on column papers.paper.facts is 'The least a stranger with the code is told: never a personal number, a name only in part.';
grant select, insert, update (status, status_on, reason, successor) on papers.paper to goc_app;

-- The printed file. Once written it is never another; what it was stays provable by its hash.
create table papers.print (
    code text primary key references papers.paper (code),
    pdf  bytea not null
);
grant select, insert on papers.print to goc_app;

create function papers.end_once() returns trigger language plpgsql as $$
begin
    if old.status <> 'valid' then
        raise exception 'a paper ends once' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger paper_ends_once before update on papers.paper for each row execute function papers.end_once();
