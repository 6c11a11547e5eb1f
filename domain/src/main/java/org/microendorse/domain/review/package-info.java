/** Who judges a submission, what they said, and what came of it. */
package org.microendorse.domain.review;
