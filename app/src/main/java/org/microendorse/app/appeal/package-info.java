/** Appealing against a decision, and what became of it. */
package org.microendorse.app.appeal;
