/** Numbers that pages state, worked out from the decisions that are live. */
@NullMarked
package org.microendorse.app.rules;

import org.jspecify.annotations.NullMarked;
