package org.microendorse.app.calibration;

import org.microendorse.domain.calibration.Benchmarks;
import org.microendorse.domain.calibration.CalibrationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reads the benchmarks, and starts calibration for assessors certified before there were any. */
@Component
@Order(20)
class CalibrationStart implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CalibrationStart.class);

  private final Benchmarks benchmarks;
  private final CalibrationService calibrations;

  CalibrationStart(Benchmarks benchmarks, CalibrationService calibrations) {
    this.benchmarks = benchmarks;
    this.calibrations = calibrations;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    int read = benchmarks.all().size();
    int begun = calibrations.beginMissing();
    if (begun > 0) {
      LOG.info("{} benchmarks read; {} calibrations started", read, begun);
    }
  }
}
