package org.microendorse.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Independent programs that check badges, run by Node.js: see {@code build/verify-badges.mjs},
 * which fetches nothing.
 */
public final class IndependentVerifiers {
  private static final Path SCRIPT = Path.of("../build/verify-badges.mjs");
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"badge\":\"(.+?)\\.json\",\"vc\":(true|false),\"verifierCore\":(true|false),(.*)}");

  private IndependentVerifiers() {}

  /**
   * What the programs say about a badge.
   *
   * @param vc whether @digitalbazaar/vc accepts it
   * @param verifierCore whether @digitalcredentials/verifier-core accepts it
   */
  public record Answer(boolean vc, boolean verifierCore, String why) {}

  /**
   * Has badges checked.
   *
   * @param badges their JSON, by a name of letters, digits and hyphens
   * @param published documents that they refer to, by address: status lists, DID documents
   * @return the answer for each, by name
   */
  public static Map<String, Answer> check(
      Map<String, String> badges, Map<String, String> published) {
    try {
      Path folder = Files.createTempDirectory("badges");
      for (Map.Entry<String, String> badge : badges.entrySet()) {
        Files.writeString(folder.resolve(badge.getKey() + ".json"), badge.getValue());
      }
      Files.writeString(
          folder.resolve("documents.json"),
          published.entrySet().stream()
              .map(document -> "\"%s\":%s".formatted(document.getKey(), document.getValue()))
              .collect(Collectors.joining(",", "{", "}")));
      Map<String, Answer> answers = answers(run(folder));
      if (!answers.keySet().equals(badges.keySet())) {
        throw new IllegalStateException("Not every badge was checked: " + answers);
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Path folder) throws IOException {
    Process node =
        new ProcessBuilder("node", SCRIPT.toString(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (node.waitFor() != 0) {
        throw new IllegalStateException(SCRIPT + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return said;
  }

  private static Map<String, Answer> answers(String said) {
    Map<String, Answer> answers = new TreeMap<>();
    Matcher line = LINE.matcher(said);
    while (line.find()) {
      answers.put(
          line.group(1),
          new Answer(
              Boolean.parseBoolean(line.group(2)),
              Boolean.parseBoolean(line.group(3)),
              line.group(4)));
    }
    return answers;
  }
}
