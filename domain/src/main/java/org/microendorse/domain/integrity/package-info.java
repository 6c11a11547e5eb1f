/** Pre-checks, which tell whether a submission can be reviewed at all, and concerns about files. */
@NullMarked
package org.microendorse.domain.integrity;

import org.jspecify.annotations.NullMarked;
