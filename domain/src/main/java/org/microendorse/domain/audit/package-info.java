/** Who did what to what, and why. */
@NullMarked
package org.microendorse.domain.audit;

import org.jspecify.annotations.NullMarked;
