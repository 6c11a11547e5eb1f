/** What finished micro-credentials give. */
package org.microendorse.workers.record;
