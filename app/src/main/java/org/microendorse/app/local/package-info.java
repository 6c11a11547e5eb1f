/**
 * The application on a laptop: profile {@code local}, the default. It starts PostgreSQL, the Zeebe
 * broker, the query API and a mail server, and tells people where everything is. Nothing here is
 * used with any other profile.
 */
@NullMarked
package org.microendorse.app.local;

import org.jspecify.annotations.NullMarked;
