package org.microendorse.domain.enrollment;

import java.util.List;

/** The kinds of activities that the rules recommend for a criterion. */
public record Recommendation(String criterionId, List<String> kinds) {}
