/** What every worker needs: one answer to failures. */
package org.microendorse.workers.common;
