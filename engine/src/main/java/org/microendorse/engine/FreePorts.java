package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds ports of 127.0.0.1 that nobody listens on. */
final class FreePorts {

  private static final int TRIES = 100;

  private FreePorts() {}

  /** Any free port. */
  static int any() {
    return near(0);
  }

  /** The preferred port, or the next free one after it; 0 for any. */
  static int near(int preferred) {
    for (int i = 0; i < TRIES; i++) {
      int port = tryPort(preferred == 0 ? 0 : preferred + i);
      if (port > 0) {
        return port;
      }
    }
    throw new IllegalStateException("No free port from " + preferred + " on");
  }

  private static int tryPort(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return socket.getLocalPort();
    } catch (BindException e) {
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
