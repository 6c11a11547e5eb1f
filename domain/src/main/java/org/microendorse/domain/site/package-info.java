/** Help, contact, privacy, terms: pages whose texts the program can change. */
@NullMarked
package org.microendorse.domain.site;

import org.jspecify.annotations.NullMarked;
