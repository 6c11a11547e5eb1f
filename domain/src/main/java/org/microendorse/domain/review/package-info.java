/** Who judges a submission, what they said, and what came of it. */
@NullMarked
package org.microendorse.domain.review;

import org.jspecify.annotations.NullMarked;
