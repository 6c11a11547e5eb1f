package org.microendorse.app.start;

import org.microendorse.domain.common.WrongSetting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence about a setting. */
class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, WrongSetting wrong) {
    return new FailureAnalysis(wrong.getMessage(), null, wrong);
  }
}
