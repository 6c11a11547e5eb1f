package org.microendorse.app.task;

import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogTitle;

/**
 * A task as a list shows it.
 *
 * @param subject what it is about: the micro-credential, and the number of a submission
 * @param revoked since when its badge is revoked, in words; null if it is not
 * @param needsChanges its submission came back before it was scored
 */
public record TaskCard(
    String key,
    String title,
    CatalogTitle subject,
    @Nullable String revoked,
    String icon,
    Wording.Due due,
    boolean claimable,
    boolean needsChanges) {}
