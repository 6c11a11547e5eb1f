/** Mails. */
package org.microendorse.workers.notification;
