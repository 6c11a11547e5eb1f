/** Which days count: business days and holidays. */
package org.microendorse.domain.calendar;
