/** What people do with their own account: sign up, get in again, take their data along, leave. */
package org.microendorse.domain.account;
