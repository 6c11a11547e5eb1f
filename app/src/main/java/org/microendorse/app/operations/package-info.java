/** What is stuck, for operators, and what they did about it. */
@NullMarked
package org.microendorse.app.operations;

import org.jspecify.annotations.NullMarked;
