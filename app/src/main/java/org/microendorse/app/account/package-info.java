/** What people do with their own account. */
package org.microendorse.app.account;
