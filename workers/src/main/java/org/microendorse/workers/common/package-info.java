/** What every worker needs: one answer to failures. */
@NullMarked
package org.microendorse.workers.common;

import org.jspecify.annotations.NullMarked;
