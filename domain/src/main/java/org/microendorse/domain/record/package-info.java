/** What finished micro-credentials give, and the records of it that others accept. */
package org.microendorse.domain.record;
