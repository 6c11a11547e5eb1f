/** The application: its main class, and commands of its operator. */
@NullMarked
package org.microendorse.app;

import org.jspecify.annotations.NullMarked;
