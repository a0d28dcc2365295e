-- Tries to sign in are deleted when their time is over: one index each for those of accounts and those of nobody.
create index attempt_at on accounts.attempt (at) where account is not null;
create index attempt_stranger_at on accounts.attempt (at) where account is null;
grant delete on accounts.attempt to goc_app;
