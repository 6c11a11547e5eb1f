/** What every feature needs: refusals, and work that happens exactly once. */
package org.microendorse.domain.common;
