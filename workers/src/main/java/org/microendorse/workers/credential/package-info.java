/** Issuing, checking and revoking badges. */
@NullMarked
package org.microendorse.workers.credential;

import org.jspecify.annotations.NullMarked;
