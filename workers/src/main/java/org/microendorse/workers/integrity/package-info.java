/** The pre-check of submissions, and what follows a concern about a file. */
@NullMarked
package org.microendorse.workers.integrity;

import org.jspecify.annotations.NullMarked;
