/** Finding reviewers and keeping what they say. */
package org.microendorse.workers.review;
