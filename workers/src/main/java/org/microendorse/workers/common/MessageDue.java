package org.microendorse.workers.common;

import java.util.Map;

/**
 * A message that the engine does not have yet. Published in a transaction, it is its own row in the
 * event publication registry until the engine has it.
 *
 * @param id with the name, tells this message from all others
 */
public record MessageDue(
    String name, String correlationKey, String id, Map<String, String> variables) {}
