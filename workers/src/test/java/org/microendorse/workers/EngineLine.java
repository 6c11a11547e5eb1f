package org.microendorse.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to the engine that can be cut: an engine that is away, as its clients see it. */
final class EngineLine {
  private final URI engine;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket door;

  EngineLine(URI engine) {
    this.engine = engine;
    try (ServerSocket free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connect();
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  synchronized void connect() {
    try {
      ServerSocket opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress("127.0.0.1", port));
      door = opened;
      Thread.ofPlatform().daemon().start(() -> serve(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void cut() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void serve(ServerSocket opened) {
    try {
      while (true) {
        Socket client = opened.accept();
        Socket server = new Socket(engine.getHost(), engine.getPort());
        sockets.add(client);
        sockets.add(server);
        Thread.ofPlatform().daemon().start(() -> copy(client, server));
        Thread.ofPlatform().daemon().start(() -> copy(server, client));
      }
    } catch (IOException e) {
      // The line is cut.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has hung up.
    }
  }
}
