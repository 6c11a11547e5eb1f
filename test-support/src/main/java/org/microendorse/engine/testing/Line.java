package org.microendorse.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.microendorse.engine.FreePorts;

/**
 * A connection to a server on this machine that can be cut: to clients, the server is then down.
 */
public final class Line {
  private final int server;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket door;

  /**
   * A connection that works.
   *
   * @param server the port of the server
   */
  public Line(int server) {
    this.server = server;
    this.port = FreePorts.any();
    connect();
  }

  /** The port where clients find the server, whether it is up or down. */
  public int port() {
    return port;
  }

  /** Lets clients through again. */
  public synchronized void connect() {
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

  /** Ends every connection and accepts no new ones. */
  public synchronized void cut() throws IOException {
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
        Socket onward = new Socket("127.0.0.1", server);
        sockets.add(client);
        sockets.add(onward);
        Thread.ofPlatform().daemon().start(() -> copy(client, onward));
        Thread.ofPlatform().daemon().start(() -> copy(onward, client));
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
