/** What the portal brings to the engine. */
package org.microendorse.app.deployment;
