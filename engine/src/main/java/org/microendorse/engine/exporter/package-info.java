/** What happens in the broker, written to PostgreSQL. Runs inside the broker. */
@NullMarked
package org.microendorse.engine.exporter;

import org.jspecify.annotations.NullMarked;
