/** The path to a micro-credential, opened and furnished by machines. */
@NullMarked
package org.microendorse.workers.enrollment;

import org.jspecify.annotations.NullMarked;
