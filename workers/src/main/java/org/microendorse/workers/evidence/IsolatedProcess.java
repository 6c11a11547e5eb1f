package org.microendorse.workers.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.microendorse.domain.evidence.Isolation.Task;
import org.springframework.util.FileSystemUtils;

/**
 * A Java process with little memory that runs one task at a time. Tasks go to its standard input;
 * what they write and return comes from its standard output ({@link IsolatedMain}).
 */
final class IsolatedProcess {
  private static final int POSIX_BLOCK = 512;
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "LANG", "LC_ALL", "TZ");
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  /** Allows only data classes: nothing else that the other process sends is deserialized. */
  private static final ObjectInputFilter ANSWERS =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=50;maxrefs=100000;java.lang.*;java.util.*;java.io.*;java.nio.file.*;java.util.zip.*;org.microendorse.**;!*");

  private final byte[] piece = new byte[1 << 14];
  private final Process process;
  private final Path temporary;
  private final DataOutputStream tasks;
  private final DataInputStream answers;

  private IsolatedProcess(Process process, Path temporary) {
    this.process = process;
    this.temporary = temporary;
    this.tasks = new DataOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 17));
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @throws IllegalStateException if it does not start
   */
  static IsolatedProcess start(IsolationProperties properties) throws IOException {
    Path temporary = Files.createTempDirectory("isolated");
    ProcessBuilder builder =
        new ProcessBuilder(command(properties, temporary)).redirectError(Redirect.DISCARD);
    // Passwords are in the environment.
    builder.environment().keySet().retainAll(ENVIRONMENT);
    IsolatedProcess started = new IsolatedProcess(builder.start(), temporary);
    boolean ready = false;
    try {
      started.within(LONGEST_START, () -> started.answers.readByte());
      ready = true;
      return started;
    } catch (Died e) {
      throw new IllegalStateException("The process that opens untrusted files did not start.", e);
    } finally {
      if (!ready) {
        started.close();
      }
    }
  }

  /** Gives pages priority, and keeps a file from filling the disk. */
  private static List<String> command(IsolationProperties properties, Path temporary) {
    long blocks = properties.largestTemporaryFile().toBytes() / POSIX_BLOCK;
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "ulimit -f \"$1\"; shift; exec nice -n 5 \"$@\"",
                "sh",
                Long.toString(blocks),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + properties.memory().toMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Dlogback.configurationFile=isolated-process.xml",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(mainClass());
    return command;
  }

  /** The classes of an executable jar are found by its own launcher only. */
  private static List<String> mainClass() {
    String launcher = "org.springframework.boot.loader.launch.PropertiesLauncher";
    boolean inExecutableJar =
        ClassLoader.getSystemResource(launcher.replace('.', '/') + ".class") != null;
    return inExecutableJar
        ? List.of("-Dloader.main=" + IsolatedMain.class.getName(), launcher)
        : List.of(IsolatedMain.class.getName());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /**
   * Runs a task.
   *
   * @param deadline the limit of processor time
   * @throws TaskFailed with what the task threw; the process can be used again
   * @throws Died if the process ended, on its own or at the deadline
   * @throws IOException from {@code to}; the process cannot be used again
   */
  <R extends Serializable> R run(Task<R> task, Duration deadline, OutputStream to)
      throws IOException {
    return within(
        deadline,
        () -> {
          Frame.write(tasks, Frame.RESULT, task);
          tasks.flush();
          while (true) {
            byte kind = answers.readByte();
            int length = answers.readInt();
            if (kind == Frame.DATA) {
              forward(length, to);
            } else if (kind == Frame.TOO_DEEP) {
              throw new Died("its stack overflowed");
            } else {
              return answer(kind, length);
            }
          }
        });
  }

  private void forward(int length, OutputStream to) throws IOException {
    if (length < 0 || length > Frame.LONGEST) {
      throw new IOException("Frame of invalid length: %d bytes.".formatted(length));
    }
    for (int left = length; left > 0; ) {
      int part = Math.min(left, piece.length);
      answers.readFully(piece, 0, part);
      try {
        to.write(piece, 0, part);
      } catch (IOException e) {
        throw new OutputFailed(e);
      }
      left -= part;
    }
  }

  @SuppressWarnings("unchecked")
  private <R extends Serializable> R answer(byte kind, int length) throws IOException {
    byte[] bytes = readFully(length);
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass description)
              throws IOException, ClassNotFoundException {
            return Class.forName(
                description.getName(), false, IsolatedProcess.class.getClassLoader());
          }
        }) {
      objects.setObjectInputFilter(ANSWERS);
      Object answer = objects.readObject();
      if (kind == Frame.FAILURE) {
        throw new TaskFailed((Throwable) answer);
      }
      return (R) answer;
    } catch (ClassNotFoundException e) {
      throw new IOException("Unknown kind of answer.", e);
    }
  }

  private byte[] readFully(int length) throws IOException {
    if (length < 0 || length > Frame.LONGEST) {
      throw new IOException("Frame of invalid length: %d bytes.".formatted(length));
    }
    byte[] bytes = new byte[length];
    answers.readFully(bytes);
    return bytes;
  }

  private <T> T within(Duration deadline, Step<T> step) throws IOException {
    ProcessWatch watch = new ProcessWatch(process, deadline);
    try {
      T result = step.run();
      if (watch.hasEnded()) {
        close();
      }
      return result;
    } catch (TaskFailed | Died e) {
      throw e;
    } catch (OutputFailed e) {
      close();
      throw e.cause();
    } catch (IOException e) {
      close();
      throw new Died(
          watch.hasEnded()
              ? "not done after %d s".formatted(deadline.toSeconds())
              : "it ended by itself");
    } finally {
      watch.stop();
    }
  }

  /** Ends the process and deletes what it left behind. */
  void close() {
    process.destroyForcibly().onExit().join();
    try {
      answers.close();
      FileSystemUtils.deleteRecursively(temporary);
    } catch (IOException e) {
      // The system empties its folder for temporary files.
    }
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /** The process is gone. */
  static final class Died extends IOException {
    Died(String how) {
      super(how);
    }
  }

  /** What a task threw. */
  static final class TaskFailed extends IOException {
    TaskFailed(Throwable cause) {
      super(cause);
    }

    /** Rethrows it. */
    IOException unwrapped() {
      return switch (getCause()) {
        case null -> this;
        case IOException e -> e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> this;
      };
    }
  }

  private static final class OutputFailed extends IOException {
    private final IOException cause;

    OutputFailed(IOException cause) {
      super(cause);
      this.cause = cause;
    }

    IOException cause() {
      return cause;
    }
  }

  /** The format of answers: a letter for the kind, a length, that many bytes. */
  static final class Frame {
    static final byte DATA = 'D';
    static final byte RESULT = 'R';
    static final byte FAILURE = 'F';
    static final byte TOO_DEEP = 'S';
    static final int LONGEST = 1 << 24;

    private Frame() {}

    static void write(DataOutputStream to, byte kind, Object object) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
        objects.writeObject(object);
      }
      write(to, kind, bytes.toByteArray(), 0, bytes.size());
    }

    static void write(DataOutputStream to, byte kind, byte[] bytes, int offset, int length)
        throws IOException {
      to.writeByte(kind);
      to.writeInt(length);
      to.write(bytes, offset, length);
    }
  }
}
