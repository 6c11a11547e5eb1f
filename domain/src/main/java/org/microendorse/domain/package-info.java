/** What things are. Each feature is a package. */
@NullMarked
package org.microendorse.domain;

import org.jspecify.annotations.NullMarked;
