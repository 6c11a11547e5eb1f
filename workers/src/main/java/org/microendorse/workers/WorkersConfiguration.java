package org.microendorse.workers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What runs on its own: schedules, listeners after commit. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
@ConfigurationPropertiesScan
class WorkersConfiguration implements AsyncConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(WorkersConfiguration.class);

  /** A listener that failed is heard again later, so one line is enough. */
  @Override
  public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
    return (failure, listener, event) ->
        LOG.warn(
            "{} did not take {} and will get it again: {}",
            listener.getDeclaringClass().getSimpleName(),
            event,
            failure.getMessage());
  }
}
