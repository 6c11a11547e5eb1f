/** Educators may say that a decision is wrong; two people who had no part in it look again. */
package org.microendorse.domain.appeal;
