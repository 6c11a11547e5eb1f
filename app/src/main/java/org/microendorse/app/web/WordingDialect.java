package org.microendorse.app.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/**
 * Gives templates {@link Wording} as {@code #say}, for {@code th:utext="${#say.html(...)}"}:
 * Thymeleaf does not allow beans there, so {@code @say} does not work.
 */
@Component
class WordingDialect extends AbstractDialect implements IExpressionObjectDialect {
  private static final String NAME = "say";

  private final Wording say;

  WordingDialect(Wording say) {
    super(NAME);
    this.say = say;
  }

  @Override
  public IExpressionObjectFactory getExpressionObjectFactory() {
    return new IExpressionObjectFactory() {
      @Override
      public Set<String> getAllExpressionObjectNames() {
        return Set.of(NAME);
      }

      @Override
      public Object buildObject(IExpressionContext context, String name) {
        return say;
      }

      @Override
      public boolean isCacheable(String name) {
        return true;
      }
    };
  }
}
