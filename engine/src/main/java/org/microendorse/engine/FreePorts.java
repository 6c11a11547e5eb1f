package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports of 127.0.0.1 on which nothing listens. */
public final class FreePorts {

  private static final int TRIES = 100;

  /**
   * From here up to {@link #END} no system takes ports for outgoing connections (Linux begins at
   * 32768, others at 49152): a free port stays free until its server is up.
   */
  private static final int BEGIN = 12_000;

  private static final int END = 32_000;

  private FreePorts() {}

  /** Any free port. */
  public static int any() {
    return near(ThreadLocalRandom.current().nextInt(BEGIN, END));
  }

  /** The preferred port, or the next free one after it; 0 for any. */
  static int near(int preferred) {
    if (preferred == 0) {
      return any();
    }
    for (int port = preferred; port < preferred + TRIES; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port from " + preferred + " on");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
