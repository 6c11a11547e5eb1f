package org.microendorse.processes;

/** Levels of a criterion, as tests give them. */
final class Level {
  static final String NOT_EVIDENT = "notEvident";
  static final String DEVELOPING = "developing";
  static final String DEMONSTRATED = "demonstrated";

  private Level() {}
}
