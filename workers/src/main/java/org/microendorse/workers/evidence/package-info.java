/** Checking and sealing portfolios, and storing their files. */
@NullMarked
package org.microendorse.workers.evidence;

import org.jspecify.annotations.NullMarked;
