/** Cohorts and teams: public pages, registration, invitations, and what staff sees. */
@NullMarked
package org.microendorse.app.cohort;

import org.jspecify.annotations.NullMarked;
