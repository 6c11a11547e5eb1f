package org.microendorse.app.calibration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.calibration.CalibrationOverview;
import org.microendorse.domain.calibration.Comparison.Difference;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** An assessor's calibration status for their certificates. Assessors see only their own. */
@Controller
@PreAuthorize("hasRole('ASSESSOR')")
class CalibrationPages {
  private final CalibrationViews views;
  private final CalibrationOverview overview;

  CalibrationPages(CalibrationViews views, CalibrationOverview overview) {
    this.views = views;
    this.overview = overview;
  }

  @GetMapping("/calibration")
  String calibration(@AuthenticationPrincipal PortalUser me, Model model) {
    Map<Boolean, List<CalibrationView>> byBenchmarks =
        views.of(me.getUsername()).stream()
            .collect(Collectors.partitioningBy(CalibrationView::possible));
    List<CalibrationView> possible = byBenchmarks.getOrDefault(true, List.of());
    model.addAttribute("calibrations", possible);
    model.addAttribute("others", byBenchmarks.get(false));
    model.addAttribute("due", possible.stream().filter(CalibrationView::due).count());
    model.addAttribute(
        "differences",
        possible.stream()
            .collect(
                Collectors.toMap(CalibrationView::microCredentialId, it -> differences(me, it))));
    return "calibration";
  }

  /** The differences in the last finished round; open rounds stay secret. */
  private List<Difference> differences(PortalUser me, CalibrationView view) {
    return overview
        .lastComparison(me.getUsername(), view.microCredentialId())
        .map(comparison -> comparison.differences())
        .orElse(List.of());
  }
}
