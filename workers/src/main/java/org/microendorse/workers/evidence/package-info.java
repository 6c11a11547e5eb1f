/** Checking and sealing portfolios, and where the bytes are. */
@NullMarked
package org.microendorse.workers.evidence;

import org.jspecify.annotations.NullMarked;
