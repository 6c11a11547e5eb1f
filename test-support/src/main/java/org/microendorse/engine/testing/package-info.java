/** What the tests of several modules share. */
@NullMarked
package org.microendorse.engine.testing;

import org.jspecify.annotations.NullMarked;
