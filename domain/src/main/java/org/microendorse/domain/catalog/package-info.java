/** What can be earned: micro-endorsements, micro-credentials, rubrics, requirements, activities. */
@NullMarked
package org.microendorse.domain.catalog;

import org.jspecify.annotations.NullMarked;
