package org.microendorse.domain.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an educator says about a micro-credential.
 *
 * @param answers by question, as the form names both
 */
public record Evaluation(Map<String, String> answers, @Nullable String comment) {}
