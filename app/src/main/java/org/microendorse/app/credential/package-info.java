/** Badges: shown, downloaded, collected, checked. */
@NullMarked
package org.microendorse.app.credential;

import org.jspecify.annotations.NullMarked;
