/** Cohorts and teams: public pages, registration, invitations, and pages for staff. */
@NullMarked
package org.microendorse.app.cohort;

import org.jspecify.annotations.NullMarked;
