/**
 * Cohorts and teams: teams register, cohorts form, and their people begin the path to a
 * micro-endorsement.
 */
@NullMarked
package org.microendorse.domain.cohort;

import org.jspecify.annotations.NullMarked;
