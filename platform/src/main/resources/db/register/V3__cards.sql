-- Group 7: cards issued (Law 26/2023/QH15 Art. 9 item 14).
alter table register.fact drop constraint fact_grp_check;
alter table register.fact add constraint fact_grp_check check (grp between 1 and 7);
comment on column register.fact.grp is '1 identity, 2 family, 3 residence, 4 household, 5 life, 6 contact, 7 card';
