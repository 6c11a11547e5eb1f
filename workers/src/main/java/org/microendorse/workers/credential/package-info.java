/** Issuing and signing badges. */
package org.microendorse.workers.credential;
