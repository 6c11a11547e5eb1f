/** Enrollments: which educator is on which path. */
@NullMarked
package org.microendorse.domain.enrollment;

import org.jspecify.annotations.NullMarked;
