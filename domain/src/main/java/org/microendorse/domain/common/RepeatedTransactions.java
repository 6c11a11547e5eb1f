package org.microendorse.domain.common;

import java.util.concurrent.ThreadLocalRandom;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a transaction that lost a race. This is safe because it was rolled back: effects outside
 * the database wait for the commit (ADR 3). The repetition sees the winner's changes and answers
 * accordingly.
 */
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class RepeatedTransactions extends DefaultPointcutAdvisor {
  private static final int ATTEMPTS = 4;
  private static final int LONGEST_PAUSE_MILLIS = 50;

  RepeatedTransactions() {
    super(
        AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class),
        (MethodInterceptor) RepeatedTransactions::invoke);
    // Around the advice that begins and ends the transaction.
    setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
  }

  private static @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return invocation.proceed();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
      } catch (RuntimeException failure) {
        boolean lost =
            DatabaseRefusal.of(failure).filter(DatabaseRefusal.LOST_RACE::equals).isPresent();
        if (!lost || attempt == ATTEMPTS) {
          throw failure;
        }
        Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS) * (long) attempt);
      }
    }
  }
}
