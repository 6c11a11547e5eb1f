/** Mails: written in the transaction of the event they report, sent after it. */
@NullMarked
package org.microendorse.domain.notification;

import org.jspecify.annotations.NullMarked;
