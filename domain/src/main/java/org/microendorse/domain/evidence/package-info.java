/** The files an educator shows, and what was sealed of them. */
@NullMarked
package org.microendorse.domain.evidence;

import org.jspecify.annotations.NullMarked;
