/**
 * Files of strangers: what they are by what is in them, and copies that do not say who made them.
 * {@link org.microendorse.domain.media.MediaFiles} is the way in.
 */
@NullMarked
package org.microendorse.domain.media;

import org.jspecify.annotations.NullMarked;
