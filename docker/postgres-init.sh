#!/bin/bash
# Runs once, when the database volume is new: Camunda's own database beside the portal's.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$CAMUNDA_DB_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE USER camunda PASSWORD :'password';
CREATE DATABASE camunda OWNER camunda;
SQL
