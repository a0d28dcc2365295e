-- Whom a dossier entered is found by it and its agency, and none enters two.
create unique index person_event_entered on register.person_event (dossier, coalesce(actor ->> 'agency', ''))
    where kind in ('born', 'registered');
