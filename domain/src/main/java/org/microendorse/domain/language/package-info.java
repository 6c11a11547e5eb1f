/** The languages that people read, and the texts in them. */
@NullMarked
package org.microendorse.domain.language;

import org.jspecify.annotations.NullMarked;
