/** Camunda 8 on a laptop: PostgreSQL, the Zeebe broker, the query API and a mail server. */
@NullMarked
package org.microendorse.engine;

import org.jspecify.annotations.NullMarked;
