/** An appeal: asking two people, keeping what they say, and letting the path go on. */
@NullMarked
package org.microendorse.workers.appeal;

import org.jspecify.annotations.NullMarked;
