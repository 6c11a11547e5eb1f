/** Reviews: who scores a submission, what they said, and the outcome. */
@NullMarked
package org.microendorse.domain.review;

import org.jspecify.annotations.NullMarked;
