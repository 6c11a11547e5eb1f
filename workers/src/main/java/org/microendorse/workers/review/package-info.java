/** Finding reviewers and keeping what they say. */
@NullMarked
package org.microendorse.workers.review;

import org.jspecify.annotations.NullMarked;
