/** Teams register, cohorts form, and their people are sent on the way to a micro-endorsement. */
@NullMarked
package org.microendorse.domain.cohort;

import org.jspecify.annotations.NullMarked;
