/** What people do with their own account: sign up, get in again, take their data along, leave. */
@NullMarked
package org.microendorse.domain.account;

import org.jspecify.annotations.NullMarked;
