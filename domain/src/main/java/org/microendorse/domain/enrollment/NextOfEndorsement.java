package org.microendorse.domain.enrollment;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.catalog.MicroCredential;

/**
 * The next step of a path to a micro-endorsement, and when it comes.
 *
 * @param microCredential the first one that is not earned yet; null if all are
 * @param semester in which it opens, or to which it belongs
 * @param opensAt when it opens; null while the educator pauses or the calendar ends before it
 */
public record NextOfEndorsement(
    PathStep pathStep,
    @Nullable MicroCredential microCredential,
    @Nullable Semester semester,
    @Nullable OffsetDateTime opensAt) {}
