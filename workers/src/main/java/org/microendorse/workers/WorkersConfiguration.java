package org.microendorse.workers;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What runs on its own: schedules, listeners after commit. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
@ConfigurationPropertiesScan
class WorkersConfiguration {}
