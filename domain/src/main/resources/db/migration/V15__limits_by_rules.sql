-- How often Administrator Academy credit is given in a year is a rule (credit-award.dmn).
drop index credit_academy_once;
