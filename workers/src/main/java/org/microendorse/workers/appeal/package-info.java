/** An appeal: asking two people, keeping what they say, and letting the path go on. */
package org.microendorse.workers.appeal;
