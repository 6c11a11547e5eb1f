/** Camunda's REST API, answered from the exporter's documents and the broker. */
@NullMarked
package org.microendorse.engine.query;

import org.jspecify.annotations.NullMarked;
