/** Appeals: asking two reviewers, keeping their verdicts, and letting the path continue. */
@NullMarked
package org.microendorse.workers.appeal;

import org.jspecify.annotations.NullMarked;
