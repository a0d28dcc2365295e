-- Acts that need two officers. Whoever proposed one never approves or refuses it; they can only take it back.
create table approvals.proposal (
    id          uuid primary key,
    kind        text not null,
    what        jsonb not null,
    reason      text not null check (length(reason) between 1 and 1000),
    evidence    text not null check (length(evidence) between 1 and 200),
    agency      text not null,
    unit        text,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    closes_at   timestamptz not null check (closes_at > proposed_at),
    state       text not null check (state in ('open', 'approved', 'refused', 'withdrawn')),
    decided_by  uuid,
    decided_at  timestamptz,
    note        text,
    constraint proposal_decided check ((state = 'open') = (decided_by is null) and (state = 'open') = (decided_at is null)),
    constraint proposal_four_eyes check (decided_by is null or (decided_by = proposed_by) = (state = 'withdrawn'))
);
create index proposal_open on approvals.proposal (agency, proposed_at) where state = 'open';
grant select, insert, update (state, decided_by, decided_at, note) on approvals.proposal to goc_app;

-- Decided once, never again.
create function approvals.proposal_once() returns trigger language plpgsql as $$
begin
    if old.state <> 'open' then
        raise exception 'a proposal is decided once' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger proposal_once before update on approvals.proposal
    for each row execute function approvals.proposal_once();
