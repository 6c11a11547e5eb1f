-- What is offered at the moment, in which version and order, and what people find it by. A document that is not
-- here has been taken out of the catalogue; whoever is on it still reads their version.
create table catalogue_offer (
  kind       text    not null,
  id         text    not null,
  version    integer not null,
  position   integer not null,
  title      text    not null,
  summary    text    not null,
  words      text    not null,
  partner_id text,
  part_of    text,
  audiences  text[]  not null,
  minutes    integer,
  free       boolean not null,
  url        text,
  search     tsvector not null generated always as (
    setweight(to_tsvector('english', title), 'A')
      || setweight(to_tsvector('english', summary), 'B')
      || setweight(to_tsvector('english', words), 'C')) stored,
  primary key (kind, id),
  foreign key (kind, id, version) references catalogue_document (kind, id, version)
);
create index catalogue_offer_search on catalogue_offer using gin (search);

-- What the application last brought along, so that a start does not undo what was published in the portal.
create table catalogue_seed (
  kind         text not null,
  id           text not null,
  content_hash text not null,
  primary key (kind, id)
);

-- A file that somebody uploaded and has not published yet.
create table catalogue_import (
  username    text        primary key,
  file_name   text        not null,
  content     text        not null,
  uploaded_at timestamptz not null
);
