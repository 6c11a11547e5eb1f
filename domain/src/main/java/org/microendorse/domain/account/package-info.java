/** What people do with their own account: sign up, recover it, download their data, delete it. */
@NullMarked
package org.microendorse.domain.account;

import org.jspecify.annotations.NullMarked;
