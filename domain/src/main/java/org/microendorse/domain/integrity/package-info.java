/** Whether a submission can be reviewed at all, and concerns about files in it. */
@NullMarked
package org.microendorse.domain.integrity;

import org.jspecify.annotations.NullMarked;
