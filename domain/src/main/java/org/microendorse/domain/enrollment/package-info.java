/** Who is on the path to which micro-credential. */
package org.microendorse.domain.enrollment;
