/** Mails: written in the transaction of what they tell about, sent after it. */
@NullMarked
package org.microendorse.domain.notification;

import org.jspecify.annotations.NullMarked;
