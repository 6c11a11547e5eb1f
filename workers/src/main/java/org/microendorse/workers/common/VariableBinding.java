package org.microendorse.workers.common;

import io.camunda.client.annotation.AnnotationUtil;
import io.camunda.client.api.JsonMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.bean.ParameterInfo;
import io.camunda.client.jobhandling.parameter.DefaultParameterResolverStrategy;
import io.camunda.client.jobhandling.parameter.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Gives workers their variables. A variable of the wrong type becomes an incident that names it,
 * instead of the client's stack trace with every variable in it.
 */
@Component
class VariableBinding extends DefaultParameterResolverStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(VariableBinding.class);

  private final JobNotes notes;

  VariableBinding(JsonMapper json, JobNotes notes) {
    super(json);
    this.notes = notes;
  }

  @Override
  public ParameterResolver createResolver(ParameterResolverStrategyContext context) {
    ParameterResolver resolver = super.createResolver(context);
    ParameterInfo parameter = context.parameterInfo();
    if (!AnnotationUtil.isVariable(parameter) && !AnnotationUtil.isVariablesAsType(parameter)) {
      return resolver;
    }
    return (client, job) -> {
      ActivatedJob opened = notes.open(job);
      try {
        return resolver.resolve(client, opened);
      } catch (RuntimeException wrong) {
        LOG.error(
            "Job {} has a missing or wrong variable; the engine raises an incident",
            job.getType(),
            wrong);
        throw mismatch(wrong, parameter.getParameterName(), job);
      }
    };
  }

  private static Mismatch mismatch(Throwable wrong, String parameter, ActivatedJob job) {
    Throwable cause = wrong;
    while (cause != null && !(cause instanceof MismatchedInputException)) {
      cause = cause.getCause();
    }
    if (!(cause instanceof MismatchedInputException found)) {
      return new Mismatch(
          "This step needs the variable %s, which is missing. Set the variable, then retry the step."
              .formatted(parameter));
    }
    String name =
        found.getPath().stream()
            .findFirst()
            .map(DatabindException.Reference::getPropertyName)
            .orElse(parameter);
    String expected =
        found.getTargetType() == null ? "something else" : found.getTargetType().getSimpleName();
    return new Mismatch(
        "The variable %s is %s, but this step needs a value of type %s. Correct the variable, then retry the step."
            .formatted(name, job.getVariablesAsMap().get(name), expected));
  }

  /** A variable has the wrong type; the message is for the operator who looks at the incident. */
  static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Mismatch(String message) {
      super(message);
    }
  }
}
