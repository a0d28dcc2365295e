-- Administrative units of both periods, what became what, and addresses. A date that is open is infinite.
create table places.unit (
    code       text not null check (code ~ '^[0-9]{2,5}$'),
    valid_from date not null,
    valid_to   date not null check (valid_to > valid_from),
    level      text not null check (level in ('province', 'district', 'commune')),
    kind       text not null,
    name       text not null check (name is nfc normalized),
    name_en    text not null,
    parent     text,
    area_km2   numeric,
    primary key (code, valid_from)
);

-- Where a file of units lands before it is compared with the table above; empty between loads.
create unlogged table places.incoming_unit (like places.unit);

-- Attributes that differ for a part of a unit's life: the unit's own row holds where none of these does.
create table places.unit_attribute (
    code       text not null,
    unit_from  date not null,
    attribute  text not null check (attribute in ('name', 'name_en', 'kind', 'parent')),
    value      text not null,
    during     daterange not null check (not isempty(during)),
    source     text not null,
    foreign key (code, unit_from) references places.unit (code, valid_from) on delete cascade,
    exclude using gist (code with =, unit_from with =, attribute with =, during with &&)
);

create table places.change (
    old_level  text not null,
    old_code   text not null,
    new_level  text not null,
    new_code   text not null,
    extent     text not null check (extent in ('full', 'partial')),
    effective  date not null,
    primary key (old_level, old_code, new_level, new_code, effective)
);

-- Which file the units came from: another checksum means that the file changed and is loaded again.
create table places.source (
    file       text primary key,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    row_count  int not null,
    loaded_at  timestamptz not null default clock_timestamp()
);

-- An address is a row of its own. Its id follows from unit and line, so one line of one unit has one id.
create table places.address (
    id         uuid primary key,
    unit_code  text not null,
    unit_from  date not null,
    line       text not null check (line <> '' and length(line) <= 200 and line is nfc normalized),
    search     text not null,
    foreign key (unit_code, unit_from) references places.unit (code, valid_from)
);
create index address_search on places.address (unit_code, unit_from, search text_pattern_ops);

-- Where addresses loaded in bulk land before those already known are left out; empty between loads.
create unlogged table places.incoming_address (like places.address);

grant select, insert, update, delete
    on places.unit, places.incoming_unit, places.unit_attribute, places.change, places.source to goc_app;
grant select, insert on places.address to goc_app;
grant select, insert, delete on places.incoming_address to goc_app;
