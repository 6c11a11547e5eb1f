package org.microendorse.domain.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * The judgement of the rules about a reviewer.
 *
 * @param reviewerId user name
 * @param reasons why they may not review; none if they may
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Judgement(String reviewerId, List<String> reasons) {
  public boolean eligible() {
    return reasons == null || reasons.isEmpty();
  }
}
