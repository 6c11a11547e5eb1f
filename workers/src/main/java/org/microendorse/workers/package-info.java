/** Job workers: the steps that machines do. Each feature is a package. */
@NullMarked
package org.microendorse.workers;

import org.jspecify.annotations.NullMarked;
