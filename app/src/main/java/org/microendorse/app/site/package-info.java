/** What everybody may read without an account: what this is, how it works, what it costs. */
@NullMarked
package org.microendorse.app.site;

import org.jspecify.annotations.NullMarked;
