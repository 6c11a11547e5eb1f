package org.microendorse.domain.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a machine can tell about a sealed file.
 *
 * @param name neutral, as reviewers read it
 * @param ownName as its educator called it
 * @param pupilData null if nothing was declared
 * @param problem why it cannot be opened and what to do, for its educator; null if it can
 * @param namesAuthor whether information about its author could not be removed
 */
public record FileFacts(
    String name,
    String ownName,
    @Nullable PupilData pupilData,
    Legibility legibility,
    @Nullable String problem,
    boolean namesAuthor) {}
