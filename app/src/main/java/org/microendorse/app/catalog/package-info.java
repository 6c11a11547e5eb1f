/** The catalog as people browse it, and as staff maintains it. */
@NullMarked
package org.microendorse.app.catalog;

import org.jspecify.annotations.NullMarked;
