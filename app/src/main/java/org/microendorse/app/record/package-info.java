/** Hours, records and transcripts, for whom they are. */
@NullMarked
package org.microendorse.app.record;

import org.jspecify.annotations.NullMarked;
