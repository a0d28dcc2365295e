-- What people find in their inbox on the site.
create table notices.notice (
    id         bigint generated always as identity primary key,
    recipient  uuid not null,
    subject_vi text not null check (length(subject_vi) between 1 and 200),
    subject_en text not null check (length(subject_en) between 1 and 200),
    body_vi    text not null check (length(body_vi) <= 4000),
    body_en    text not null check (length(body_en) <= 4000),
    link       text check (link like '/%' and link not like '//%' and length(link) <= 500),
    created_at timestamptz not null,
    read_at    timestamptz
);
create index notice_recipient on notices.notice (recipient, id desc);
create index notice_unread on notices.notice (recipient) where read_at is null;
grant select, insert on notices.notice to goc_app;
grant update (read_at) on notices.notice to goc_app;

-- What leaves the house by SMS or e-mail. The words are wiped once they are sent or given up.
create table notices.outbox (
    id           bigint generated always as identity primary key,
    channel      text not null check (channel in ('SMS', 'EMAIL')),
    address      text not null check (length(address) between 3 and 254),
    subject      text not null check (length(subject) <= 200),
    body         text not null check (length(body) <= 4000),
    created_at   timestamptz not null,
    useful_until timestamptz not null,
    attempts     int not null default 0,
    next_at      timestamptz not null,
    sent_at      timestamptz,
    dead_at      timestamptz,
    failure      text,
    check (sent_at is null or dead_at is null)
);
create index outbox_waiting on notices.outbox (next_at) where sent_at is null and dead_at is null;
grant select, insert, update on notices.outbox to goc_app;
