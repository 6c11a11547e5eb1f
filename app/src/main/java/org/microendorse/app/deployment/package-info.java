/** The engine as the portal sees it: what is deployed there, and what happens when it is away. */
package org.microendorse.app.deployment;
