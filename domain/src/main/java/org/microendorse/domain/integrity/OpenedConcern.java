package org.microendorse.domain.integrity;

/**
 * What the forms of a concern show. It does not tell whose submission it is about, nor who reported
 * it.
 *
 * @param concernFile the name of the file, as reviewers read it
 * @param concernSeen the words of whoever reported it
 */
public record OpenedConcern(ConcernKind concernKind, String concernFile, String concernSeen) {}
