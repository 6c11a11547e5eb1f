/** Which days count: business days and holidays. */
@NullMarked
package org.microendorse.domain.calendar;

import org.jspecify.annotations.NullMarked;
