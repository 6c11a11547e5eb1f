package org.microendorse.domain.record;

import java.util.Map;

/**
 * What an educator says about a micro-credential.
 *
 * @param answers by question, as the form names both
 * @param comment may be null
 */
public record Evaluation(Map<String, String> answers, String comment) {}
