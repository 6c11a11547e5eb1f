/** Cohorts and teams: public pages, registration, invitations, and what staff sees. */
package org.microendorse.app.cohort;
