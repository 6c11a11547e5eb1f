/** What people show of what they have earned: pictures, public pages, collections, other badges. */
package org.microendorse.domain.showcase;
