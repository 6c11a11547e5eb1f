/** Appeals: educators challenge a decision, and two people who had no part in it look again. */
@NullMarked
package org.microendorse.domain.appeal;

import org.jspecify.annotations.NullMarked;
