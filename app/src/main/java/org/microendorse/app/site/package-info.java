/** Public pages: what the program is, how it works, and what it costs. */
@NullMarked
package org.microendorse.app.site;

import org.jspecify.annotations.NullMarked;
