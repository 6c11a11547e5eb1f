/** Mails. */
@NullMarked
package org.microendorse.workers.notification;

import org.jspecify.annotations.NullMarked;
