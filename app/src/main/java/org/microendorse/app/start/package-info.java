/**
 * What ends a start for real use: one sentence that names the setting, instead of a stack trace.
 */
@NullMarked
package org.microendorse.app.start;

import org.jspecify.annotations.NullMarked;
