/** The files an educator shows, and what was sealed of them. */
package org.microendorse.domain.evidence;
