/** Letters to educators about their paths and badges. */
@NullMarked
package org.microendorse.domain.letter;

import org.jspecify.annotations.NullMarked;
