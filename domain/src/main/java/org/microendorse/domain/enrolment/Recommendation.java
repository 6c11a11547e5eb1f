package org.microendorse.domain.enrolment;

import java.util.List;

/** The kinds of activities that the rules recommend for a criterion. */
public record Recommendation(String criterionId, List<String> kinds) {}
