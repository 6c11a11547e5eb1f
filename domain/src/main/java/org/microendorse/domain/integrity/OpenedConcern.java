package org.microendorse.domain.integrity;

import org.microendorse.domain.task.AsNote;

/**
 * What the forms of a concern show. It does not tell whose submission it is about, nor who reported
 * it.
 *
 * @param concernFile the name of the file, as reviewers read it
 * @param concernSeen the words of whoever reported it
 */
public record OpenedConcern(
    ConcernKind concernKind, @AsNote String concernFile, @AsNote String concernSeen) {}
