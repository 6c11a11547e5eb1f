-- Where a person last used the portal, as a name of the IANA time zone database: mails say hours there, too.
alter table account add column zone text;
