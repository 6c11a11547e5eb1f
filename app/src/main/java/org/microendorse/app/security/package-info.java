/** Sign-in, sessions, and what browsers may do. */
@NullMarked
package org.microendorse.app.security;

import org.jspecify.annotations.NullMarked;
