/** What everybody may read without an account: what this is, how it works, what it costs. */
package org.microendorse.app.site;
