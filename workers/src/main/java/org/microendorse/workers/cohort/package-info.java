/** Cohorts, from their opening to their end. */
package org.microendorse.workers.cohort;
