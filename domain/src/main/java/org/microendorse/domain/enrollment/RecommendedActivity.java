package org.microendorse.domain.enrollment;

import org.microendorse.domain.catalog.ActivityKind;

/** An activity of the catalog that is recommended after a self-assessment. */
public record RecommendedActivity(
    String activityId, String title, ActivityKind kind, String description) {}
