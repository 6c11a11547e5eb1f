/** What people show of what they have earned: pictures, public pages, collections, other badges. */
@NullMarked
package org.microendorse.domain.showcase;

import org.jspecify.annotations.NullMarked;
