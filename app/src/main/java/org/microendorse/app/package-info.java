/** The application: its main class, and commands for its operator. */
@NullMarked
package org.microendorse.app;

import org.jspecify.annotations.NullMarked;
