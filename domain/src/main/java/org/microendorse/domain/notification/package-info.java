/** Mails: written in the transaction of what they tell about, sent after it. */
package org.microendorse.domain.notification;
