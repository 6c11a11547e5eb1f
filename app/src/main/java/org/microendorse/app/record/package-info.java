/** Hours, records and transcripts. */
@NullMarked
package org.microendorse.app.record;

import org.jspecify.annotations.NullMarked;
