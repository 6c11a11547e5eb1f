/** What all pages share: words, errors, headers, limits. */
@NullMarked
package org.microendorse.app.web;

import org.jspecify.annotations.NullMarked;
