/** Appealing a decision, and the outcome. */
@NullMarked
package org.microendorse.app.appeal;

import org.jspecify.annotations.NullMarked;
