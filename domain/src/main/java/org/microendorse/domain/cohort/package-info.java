/** Teams register, cohorts form, and their people are sent on the way to a micro-endorsement. */
package org.microendorse.domain.cohort;
