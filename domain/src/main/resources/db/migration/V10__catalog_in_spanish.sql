-- The catalog in Spanish, where it is translated. Spanish is searched without accents, since people leave them out.
alter table catalog_offer
  add column title_es text,
  add column summary_es text,
  add column words_es text,
  add column part_of_es text,
  drop column search,
  drop column letters;
alter table catalog_offer add column search tsvector generated always as (
  setweight(to_tsvector('english', title), 'A')
  || setweight(to_tsvector('english', summary), 'B')
  || setweight(to_tsvector('english', words), 'C')
  || setweight(to_tsvector('spanish', translate(lower(coalesce(title_es, '')), 'áéíóúüñ', 'aeiouun')), 'A')
  || setweight(to_tsvector('spanish', translate(lower(coalesce(summary_es, '')), 'áéíóúüñ', 'aeiouun')), 'B')
  || setweight(to_tsvector('spanish', translate(lower(coalesce(words_es, '')), 'áéíóúüñ', 'aeiouun')), 'C')) stored not null;
create index catalog_offer_search on catalog_offer using gin (search);
alter table catalog_offer add column letters text generated always as (
  lower(title || ' ' || summary)
  || translate(lower(coalesce(' ' || title_es, '') || coalesce(' ' || summary_es, '')), 'áéíóúüñ', 'aeiouun')) stored not null;
create index catalog_offer_letters on catalog_offer using gin (letters gin_trgm_ops);
