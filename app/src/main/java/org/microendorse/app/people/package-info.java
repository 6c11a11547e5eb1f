/** Signing in, demo accounts, reviewers and their leave. */
@NullMarked
package org.microendorse.app.people;

import org.jspecify.annotations.NullMarked;
