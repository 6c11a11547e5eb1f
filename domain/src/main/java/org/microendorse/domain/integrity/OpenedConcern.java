package org.microendorse.domain.integrity;

import org.microendorse.domain.task.AsNote;

/**
 * What the forms of a concern show. It identifies neither the educator nor the reporter.
 *
 * @param concernFile the name of the file, as reviewers read it
 * @param concernSeen the reporter's words
 */
public record OpenedConcern(
    ConcernKind concernKind, @AsNote String concernFile, @AsNote String concernSeen) {}
