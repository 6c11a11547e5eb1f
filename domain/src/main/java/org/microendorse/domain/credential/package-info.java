/** The badge: an Open Badges 3.0 credential, issued once. */
package org.microendorse.domain.credential;
