/** What all workers share: access to the engine, and one way to handle failures. */
@NullMarked
package org.microendorse.workers.common;

import org.jspecify.annotations.NullMarked;
