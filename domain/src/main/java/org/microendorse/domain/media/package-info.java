/**
 * Untrusted files: detects what they are from their content, and makes copies that do not reveal
 * who made them. {@link org.microendorse.domain.media.MediaFiles} is the way in.
 */
@NullMarked
package org.microendorse.domain.media;

import org.jspecify.annotations.NullMarked;
