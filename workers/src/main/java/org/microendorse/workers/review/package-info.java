/** Finding reviewers and storing what they say. */
@NullMarked
package org.microendorse.workers.review;

import org.jspecify.annotations.NullMarked;
