/**
 * Plays one educator from enrollment to badge against the running application, through the same
 * HTTP interface that people's browsers use. Part of the {@code local} profile only.
 */
@NullMarked
package org.microendorse.app.demo;

import org.jspecify.annotations.NullMarked;
