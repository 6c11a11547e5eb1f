package org.microendorse.app.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Messages;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** Gives templates their texts: {@code #{key(${argument})}}. */
@Component("messageSource")
public class PageMessages implements MessageSource {
  @Override
  public String getMessage(
      String key, @Nullable Object @Nullable [] arguments, @Nullable Locale locale) {
    if (!Messages.isKnown(Language.ENGLISH, key)) {
      // The description of the API asks whether its sentences are keys.
      throw new NoSuchMessageException(key);
    }
    return Messages.message(language(locale), key, arguments == null ? new Object[0] : arguments);
  }

  @Override
  public @Nullable String getMessage(
      String key,
      @Nullable Object @Nullable [] arguments,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    return Messages.isKnown(Language.ENGLISH, key) ? getMessage(key, arguments, locale) : otherwise;
  }

  @Override
  public String getMessage(MessageSourceResolvable text, @Nullable Locale locale) {
    for (String key : text.getCodes() == null ? new String[0] : text.getCodes()) {
      if (Messages.isKnown(Language.ENGLISH, key)) {
        return getMessage(key, text.getArguments(), locale);
      }
    }
    return String.valueOf(text.getDefaultMessage());
  }

  private static Language language(@Nullable Locale locale) {
    return locale == null
        ? Language.ENGLISH
        : Language.of(locale.getLanguage()).orElse(Language.ENGLISH);
  }
}
