package org.microendorse.domain.appeal;

import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.review.Feedback;
import org.microendorse.domain.task.AsNote;

/**
 * What the forms of an appeal show. It does not identify the educator.
 *
 * @param appealReasons the educator's words
 * @param feedback what the educator was told
 */
public record OpenedAppeal(
    MicroCredentialSummary microCredential,
    @AsNote String appealReasons,
    @AsNote Feedback feedback) {}
