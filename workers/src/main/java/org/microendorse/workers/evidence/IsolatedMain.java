package org.microendorse.workers.evidence;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.microendorse.domain.evidence.Isolation.Task;
import org.microendorse.workers.evidence.IsolatedProcess.Frame;

/** The main class of the process that opens untrusted files: it runs one task after the other. */
final class IsolatedMain {
  private static final int BUFFER = 1 << 16;

  private IsolatedMain() {}

  /**
   * Reads tasks from standard input until it ends. It ends when the parent is gone, also in the
   * middle of a task.
   */
  public static void main(String[] args) throws IOException {
    DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(System.out, BUFFER));
    System.setOut(System.err);
    BlockingQueue<byte[]> tasks = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().start(() -> work(tasks, answers));
    try (DataInputStream in = new DataInputStream(System.in)) {
      while (in.read() >= 0) {
        byte[] task = new byte[in.readInt()];
        in.readFully(task);
        tasks.add(task);
      }
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void work(BlockingQueue<byte[]> tasks, DataOutputStream answers) {
    try {
      answers.writeByte(Frame.RESULT);
      answers.flush();
      while (true) {
        answer(tasks.take(), answers);
        answers.flush();
      }
    } catch (IOException | InterruptedException | ClassNotFoundException parentIsGone) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void answer(byte[] bytes, DataOutputStream answers)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      Task<?> task = (Task<?>) objects.readObject();
      try {
        OutputStream to = new BufferedOutputStream(new Frames(answers), BUFFER);
        Object result = task.run(to);
        to.flush();
        Frame.write(answers, Frame.RESULT, result);
      } catch (StackOverflowError e) {
        Frame.write(answers, Frame.TOO_DEEP, new byte[0], 0, 0);
      } catch (Exception e) {
        Frame.write(answers, Frame.FAILURE, sendable(e));
      }
    }
  }

  /** Our own exceptions are sent as they are; those of libraries may contain anything. */
  private static Exception sendable(Exception e) {
    if (e.getClass().getName().startsWith("org.microendorse.")) {
      return e;
    }
    Exception plain =
        e instanceof IOException
            ? new IOException(e.toString())
            : new IllegalStateException(e.toString());
    plain.setStackTrace(e.getStackTrace());
    return plain;
  }

  /** The output of a task. */
  private static final class Frames extends OutputStream {
    private final DataOutputStream answers;

    Frames(DataOutputStream answers) {
      this.answers = answers;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int at = offset, left = length; left > 0; ) {
        int part = Math.min(left, Frame.LONGEST);
        Frame.write(answers, Frame.DATA, bytes, at, part);
        at += part;
        left -= part;
      }
    }
  }
}
