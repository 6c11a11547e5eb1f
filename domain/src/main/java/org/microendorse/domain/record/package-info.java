/** What finished micro-credentials give, and the records of it that others accept. */
@NullMarked
package org.microendorse.domain.record;

import org.jspecify.annotations.NullMarked;
