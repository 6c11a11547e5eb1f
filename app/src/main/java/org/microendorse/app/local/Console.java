package org.microendorse.app.local;

/**
 * Prints messages for the person who started the application; everything else goes to the log file.
 */
final class Console {

  private Console() {}

  static void say(String line) {
    System.out.println("  " + line);
  }
}
