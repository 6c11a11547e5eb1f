/** Portfolios: what educators upload, and who may open it. */
@NullMarked
package org.microendorse.app.evidence;

import org.jspecify.annotations.NullMarked;
