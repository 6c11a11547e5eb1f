package org.microendorse.app.task;

import org.microendorse.app.web.Wording;

/**
 * A task as a list shows it.
 *
 * @param subject what it is about: the micro-credential, and the number of a submission
 * @param needsChanges its submission came back before it was scored
 */
public record TaskCard(
    String key,
    String title,
    String subject,
    String icon,
    Wording.Due due,
    boolean claimable,
    boolean needsChanges) {}
