/** Appealing against a decision, and what became of it. */
@NullMarked
package org.microendorse.app.appeal;

import org.jspecify.annotations.NullMarked;
