/** Deploys the portal's models to the engine. */
@NullMarked
package org.microendorse.app.deployment;

import org.jspecify.annotations.NullMarked;
