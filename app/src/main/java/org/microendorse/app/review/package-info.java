/** Pages for reviewers, and the feedback that educators read. */
@NullMarked
package org.microendorse.app.review;

import org.jspecify.annotations.NullMarked;
