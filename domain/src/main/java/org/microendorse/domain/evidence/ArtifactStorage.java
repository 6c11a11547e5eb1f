package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the bytes of evidence are: written once, addressed by their SHA-256. */
public interface ArtifactStorage {

  /**
   * Reads a stream with constant memory and hashes it; nothing is kept yet.
   *
   * @param maxBytes at most this many bytes are accepted
   * @throws TooLarge if there are more; nothing is left behind
   * @throws IOException if the stream ends early or the storage fails; nothing is left behind
   */
  Incoming receive(InputStream bytes, long maxBytes) throws IOException;

  /**
   * Receives what is written and hashes it; nothing is kept yet.
   *
   * @throws IOException if the writing or the storage fails; nothing is left behind
   */
  Incoming receive(Source source) throws IOException;

  /**
   * The bytes.
   *
   * @throws IOException if they do not exist
   */
  InputStream open(String sha256) throws IOException;

  /** Deletes the bytes if they exist. */
  void delete(String sha256) throws IOException;

  /** Whether all of the bytes exist. */
  boolean holds(String sha256, long size);

  /** Something that writes itself. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream to) throws IOException;
  }

  /** Bytes that have arrived but are not kept yet; closing without keeping discards them. */
  interface Incoming extends AutoCloseable {
    /** The path of the bytes, to inspect the content. */
    Path file();

    long size();

    String sha256();

    /** Moves the bytes to their address, durably and in one step. */
    void keep() throws IOException;

    @Override
    void close();
  }

  /** More bytes than allowed. */
  class TooLarge extends IOException {
    public TooLarge(long maxBytes) {
      super("more than " + maxBytes + " bytes");
    }
  }
}
