package org.microendorse.domain.catalog;

import java.util.Set;

/**
 * The processes that the catalog may name.
 *
 * @param paths ids of those that can be a path
 * @param reviews ids of those that can review a submission
 */
record KnownProcesses(Set<String> paths, Set<String> reviews) {}
