/** The path to a micro-credential, opened and furnished by machines. */
package org.microendorse.workers.enrollment;
