/**
 * Badges: Open Badges 3.0 credentials, issued once, signed, checked and, if two people agree,
 * revoked (docs/adr/0016).
 */
@NullMarked
package org.microendorse.domain.credential;

import org.jspecify.annotations.NullMarked;
