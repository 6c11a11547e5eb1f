-- What the registrar of a team wants on its invoice.
alter table team add column bill_to text;
alter table team add column purchase_order text;
