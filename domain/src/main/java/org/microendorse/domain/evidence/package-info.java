/** Evidence: the files of portfolios, and the sealed submissions. */
@NullMarked
package org.microendorse.domain.evidence;

import org.jspecify.annotations.NullMarked;
