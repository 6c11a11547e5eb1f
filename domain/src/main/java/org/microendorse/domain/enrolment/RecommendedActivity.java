package org.microendorse.domain.enrolment;

import org.microendorse.domain.catalogue.ActivityKind;

/** An activity of the catalogue that fits somebody's self-assessment. */
public record RecommendedActivity(
    String activityId, String title, ActivityKind kind, String description) {}
