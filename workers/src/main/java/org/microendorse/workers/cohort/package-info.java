/** Cohorts, from their opening to their end. */
@NullMarked
package org.microendorse.workers.cohort;

import org.jspecify.annotations.NullMarked;
