package org.microendorse.domain.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An educator's evaluation of a micro-credential.
 *
 * @param answers by question, both as in the form
 */
public record Evaluation(Map<String, String> answers, @Nullable String comment) {}
