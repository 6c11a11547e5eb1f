-- What a mail server said when it refused a mail for good.
alter table mail
  add column failure text;
