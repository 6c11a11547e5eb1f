/** Letters to educators about their paths and badges. */
package org.microendorse.domain.letter;
