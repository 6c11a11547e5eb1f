/** What finished micro-credentials give. */
@NullMarked
package org.microendorse.workers.record;

import org.jspecify.annotations.NullMarked;
