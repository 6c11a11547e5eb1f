/** Paths: begun, followed and left. */
@NullMarked
package org.microendorse.app.enrollment;

import org.jspecify.annotations.NullMarked;
