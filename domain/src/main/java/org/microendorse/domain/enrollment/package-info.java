/** Who is on the path to which micro-credential. */
@NullMarked
package org.microendorse.domain.enrollment;

import org.jspecify.annotations.NullMarked;
