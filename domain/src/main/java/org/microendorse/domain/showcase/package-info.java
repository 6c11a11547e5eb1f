/** What people show: badge pictures, public pages, collections, and badges from elsewhere. */
@NullMarked
package org.microendorse.domain.showcase;

import org.jspecify.annotations.NullMarked;
