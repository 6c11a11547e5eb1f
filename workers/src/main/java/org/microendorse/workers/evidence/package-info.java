/** Checking and sealing portfolios, and where the bytes are. */
package org.microendorse.workers.evidence;
