-- Who belongs to whom is written once, with the child, the member and the represented, and read from the other side.
-- Generated columns, because an index on an expression of doc would end every light update of a person.
alter table register.person
    add column father         text generated always as (doc ->> 'father.number') stored,
    add column mother         text generated always as (doc ->> 'mother.number') stored,
    add column representative text generated always as (doc ->> 'representative.number') stored,
    add column household      text generated always as (doc ->> 'household.code') stored;
create index person_father on register.person (father) where father is not null;
create index person_mother on register.person (mother) where mother is not null;
create index person_representative on register.person (representative) where representative is not null;
create index person_household on register.person (household) where household is not null;

-- Names and numbers of a person's children, wards or household, whom row security would hide from who may see the person.
create function register.kin_of(whom uuid, side text) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog as $$
declare
    numbers text[];
    found   jsonb;
begin
    if side = 'household.members' then
        select jsonb_agg(jsonb_build_object('name', k.doc -> 'name', 'number', k.doc -> 'number',
                             'oldNumber', k.doc -> 'oldNumber', 'nationality', k.doc -> 'nationality',
                             'relation', k.doc -> 'household.relation') order by k.birth_earliest, k.id)
          into found
          from register.person k
         where k.household = (select p.household from register.person p where p.id = whom)
           and k.status not in ('error', 'merged', 'dead');
        return coalesce(found, '[]');
    end if;
    select array_agg(n.number) into numbers from register.person_number n
     where n.person = whom or n.resolves = whom;
    select jsonb_agg(jsonb_build_object('name', k.doc -> 'name', 'number', k.doc -> 'number',
                         'oldNumber', k.doc -> 'oldNumber', 'nationality', k.doc -> 'nationality')
                     order by k.birth_earliest, k.id)
      into found
      from register.person k
     where k.status not in ('error', 'merged')
       and (side = 'children' and (k.father = any(numbers) or k.mother = any(numbers))
            or side = 'represented' and k.representative = any(numbers));
    return coalesce(found, '[]');
end $$;
revoke execute on function register.kin_of(uuid, text) from public;
grant execute on function register.kin_of(uuid, text) to goc_app;
create index person_number_resolves on register.person_number (resolves) where resolves is not null;
