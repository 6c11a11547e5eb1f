/** Whether a submission can be reviewed at all, and concerns about files in it. */
package org.microendorse.domain.integrity;
