package org.microendorse.app.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.ModelProperties;
import org.microendorse.processes.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Which elements of a path are stages, and in which others have to act. A path without these marks,
 * as those of earlier versions, has the elements of the path that comes with the application.
 *
 * @param stages by the id of the element
 * @param others by the id of the element
 */
record PathMarks(Map<String, String> stages, Map<String, String> others) {
  private static final PathMarks DELIVERED = delivered();

  static PathMarks of(String bpmn) {
    PathMarks own = read(new ByteArrayInputStream(bpmn.getBytes(UTF_8)));
    return own.stages.isEmpty() ? DELIVERED : own;
  }

  Optional<Stage> stage(String element) {
    return Optional.ofNullable(stages.get(element)).flatMap(Stage::of);
  }

  Optional<PathProgress.With> with(String element) {
    return Optional.ofNullable(others.get(element)).flatMap(PathProgress.With::of);
  }

  private static PathMarks read(InputStream bpmn) {
    try {
      Element model = ModelXml.parse(bpmn);
      return new PathMarks(
          ModelProperties.ofElements(model, ModelProperties.STAGE),
          ModelProperties.ofElements(model, ModelProperties.WITH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException("The engine has a model that is no XML.", e);
    }
  }

  private static PathMarks delivered() {
    String file = "/processes/" + MicroCredentialPathProcess.PROCESS_ID + ".bpmn";
    try (InputStream model = PathMarks.class.getResourceAsStream(file)) {
      return read(Objects.requireNonNull(model, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
