-- The language in which a person reads pages and mails, in ISO 639-1.
alter table account add column language varchar(8);
