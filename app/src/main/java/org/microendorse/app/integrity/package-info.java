/** Reporting a concern about a file, and what its educator reads about it. */
@NullMarked
package org.microendorse.app.integrity;

import org.jspecify.annotations.NullMarked;
