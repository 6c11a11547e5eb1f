/** Job workers that open paths and plan what comes next. */
@NullMarked
package org.microendorse.workers.enrollment;

import org.jspecify.annotations.NullMarked;
