package org.microendorse.workers.appeal;

import java.util.List;

/**
 * One of the two reviews of an appeal, as far as mails tell of it.
 *
 * @param seat user names of those who may take it on
 */
public record AppealReview(List<String> seat, MicroCredential microCredential) {

  /** What it is about. */
  public record MicroCredential(String title) {}
}
