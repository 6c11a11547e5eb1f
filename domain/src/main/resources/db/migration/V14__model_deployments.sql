-- Which models went live when, and where they came from. Those of the newest row are live.
create table model_deployment (
  id          bigint generated always as identity primary key,
  deployed_at timestamptz not null,
  origin      text not null
);

create table deployed_model (
  deployment_id bigint not null references model_deployment (id),
  kind          text not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
  model_id      text not null,
  file          text not null,
  version       int not null,
  sha256        text not null,
  content       text not null, -- of forms, whose questions the portal counts; else empty
  primary key (deployment_id, kind, model_id)
);

create index on deployed_model (kind, model_id, deployment_id);

-- Texts of mails that a process owner has changed, by file.
create table mail_wording (
  file    text primary key,
  wording text not null
);
