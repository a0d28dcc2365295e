-- Followers ask for the changes after a number many times a second; without this they read every range ever given.
create index number_range_changes on ledger.number_range (start) where writer = 0;
