/** Credit for finished micro-credentials, and official records of it. */
@NullMarked
package org.microendorse.domain.record;

import org.jspecify.annotations.NullMarked;
