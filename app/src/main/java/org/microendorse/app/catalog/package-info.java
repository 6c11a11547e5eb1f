/** The catalog as people browse it and as staff maintain it. */
@NullMarked
package org.microendorse.app.catalog;

import org.jspecify.annotations.NullMarked;
