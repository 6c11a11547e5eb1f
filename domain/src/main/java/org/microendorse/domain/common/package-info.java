/** What every feature needs: refusals, and work that happens exactly once. */
@NullMarked
package org.microendorse.domain.common;

import org.jspecify.annotations.NullMarked;
