package org.microendorse.workers;

import io.camunda.client.api.JsonMapper;
import io.camunda.client.impl.CamundaJackson3ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.ObjectMapper;

/** Configures what runs in the background: schedules and listeners after commit. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
@ConfigurationPropertiesScan
class WorkersConfiguration implements AsyncConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(WorkersConfiguration.class);

  /** Writes variables with the portal's mapper, not with a library's own. */
  @Bean
  static JsonMapper engineJson(ObjectMapper json) {
    return new CamundaJackson3ObjectMapper(json);
  }

  /** A failed listener gets its event again later, so one line is enough. */
  @Override
  public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
    return (failure, listener, event) ->
        LOG.warn(
            "{} failed on {} and will get it again: {}",
            listener.getDeclaringClass().getSimpleName(),
            event,
            failure.getMessage());
  }
}
