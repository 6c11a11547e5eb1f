/** Issuing badges. */
package org.microendorse.workers.credential;
