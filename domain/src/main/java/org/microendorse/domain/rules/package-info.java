/** Which processes, decisions and forms are live, since when, and from where. */
@NullMarked
package org.microendorse.domain.rules;

import org.jspecify.annotations.NullMarked;
