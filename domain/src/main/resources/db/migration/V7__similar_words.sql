-- Searches forgive typing errors. The extension is trusted: the owner of the database may create it.
create extension if not exists pg_trgm;
alter table catalog_offer add column letters text generated always as (lower(title || ' ' || summary)) stored not null;
create index catalog_offer_letters on catalog_offer using gin (letters gin_trgm_ops);
