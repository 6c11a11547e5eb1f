/** What can be earned: micro-endorsements, micro-credentials, rubrics, requirements, activities. */
package org.microendorse.domain.catalog;
