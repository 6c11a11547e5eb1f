package org.microendorse.app.web;

import java.util.List;
import org.microendorse.app.enrollment.Stage;
import org.microendorse.app.task.TaskCard;
import org.microendorse.domain.catalog.CatalogTitle;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The portal's design components with their states, for developers. */
@Controller
class ComponentsPage {

  @GetMapping("/components")
  String components(Model model) {
    model.addAttribute("beginning", Stage.steps(Stage.GET_READY, false));
    model.addAttribute("middle", Stage.steps(Stage.UPLOAD_ARTIFACTS, false));
    model.addAttribute("finished", Stage.steps(null, true));
    model.addAttribute(
        "tasks",
        List.of(
            card(
                "1",
                "Build portfolio",
                "portfolio",
                new Wording.Due("wrong", "alert", "Was due Fri, Nov 20"),
                false),
            card(
                "2",
                "Commit to learn",
                "ready",
                new Wording.Due("", "clock", "At your own pace"),
                false),
            card(
                "3",
                "Assess submission",
                "review",
                new Wording.Due("attention", "clock", "Due tomorrow"),
                true)));
    return "components";
  }

  private static TaskCard card(
      String key, String title, String icon, Wording.Due due, boolean claimable) {
    return new TaskCard(
        key,
        title,
        CatalogTitle.name("Building a School Culture for Student Success"),
        null,
        icon,
        due,
        claimable,
        false);
  }
}
