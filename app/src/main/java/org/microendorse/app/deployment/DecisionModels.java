package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.elements;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Decisions as the engine's own DMN engine reads and makes them. */
final class DecisionModels {
  private static final String TOO_DEEP = "It is nested too deeply.";

  private final DmnEngine engine = new DmnEngine.Builder().build();

  /** By content, since validating a file takes longest. */
  private final Map<ByteBuffer, ParsedDmn> parsed = new HashMap<>();

  private final Map<String, Decision> decisions = new LinkedHashMap<>();

  /**
   * A decision that can be made.
   *
   * @param element as in its file
   * @param reads the variables that the decisions of its file read
   */
  record Decision(Element element, ParsedDmn model, Set<String> reads) {}

  /** The decision is not made; the message is the engine's. */
  static final class NotDecided extends Exception {
    private static final long serialVersionUID = 1L;

    NotDecided(String message) {
      super(message);
    }
  }

  DecisionModels() {}

  /**
   * @param read decisions that were read before
   */
  DecisionModels(DecisionModels read) {
    parsed.putAll(read.parsed);
  }

  /**
   * Reads all decisions of a file.
   *
   * @param reads the variables that they read
   * @return what the engine says if it rejects them, otherwise empty
   */
  Optional<String> read(byte[] content, Element definitions, Set<String> reads) {
    ParsedDmn model = parsed.get(ByteBuffer.wrap(content));
    if (model == null) {
      try {
        var read = engine.parse(new ByteArrayInputStream(content));
        if (read.isLeft()) {
          return Optional.of(read.swap().toOption().get().message());
        }
        model = read.toOption().get();
        parsed.put(ByteBuffer.wrap(content), model);
      } catch (StackOverflowError e) {
        return Optional.of(TOO_DEEP);
      }
    }
    for (Element decision : elements(definitions, "*", "decision").toList()) {
      decisions.put(decision.getAttribute("id"), new Decision(decision, model, reads));
    }
    return Optional.empty();
  }

  /** A decision by its id; null if there is none that can be made. */
  @Nullable Decision find(String id) {
    return decisions.get(id);
  }

  /**
   * Makes a decision.
   *
   * @return null if no rule applies
   */
  @Nullable Object decide(Decision decision, Map<String, Object> variables) throws NotDecided {
    try {
      var answer = engine.eval(decision.model(), decision.element().getAttribute("id"), variables);
      if (answer.isLeft()) {
        throw new NotDecided(answer.swap().toOption().get().failure().message());
      }
      return answer.toOption().get() instanceof DmnEngine.Result result ? result.value() : null;
    } catch (StackOverflowError e) {
      throw new NotDecided(TOO_DEEP);
    }
  }
}
