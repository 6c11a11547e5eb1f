package org.microendorse.domain.evidence;

/**
 * What a machine can tell about a sealed file.
 *
 * @param name neutral, as reviewers read it
 * @param pupilData null if nothing was declared
 * @param namesAuthor whether what it says about its author could not be taken out
 */
public record FileFacts(
    String name, PupilData pupilData, Legibility legibility, boolean namesAuthor) {}
