package org.microendorse.domain.common;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Text that people type, with one meaning of <em>blank</em> and <em>clean</em> for the whole
 * application. Blank text shows nothing on a page. Clean text has no characters that show nothing,
 * reverse the text around them or cannot be stored; letters of all scripts, apostrophes, hyphens
 * and emoji stay as they are.
 */
public final class Text {
  private static final int BRAILLE_BLANK = 0x2800;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Letters and symbols by their category, but nothing is drawn for them. */
  private static final Set<Integer> DRAWN_AS_NOTHING =
      Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, BRAILLE_BLANK, 0x1D159);

  /** Scripts in which joiners have no visible effect. */
  private static final Set<UnicodeScript> WITHOUT_JOINERS =
      Set.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.HEBREW,
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED);

  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\u0085\u2028\u2029]");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BEFORE_LINE_END = Pattern.compile("[ \t]+(?=\n)");

  private Text() {}

  /** Whether nothing of it is visible; null is blank. */
  public static boolean isBlank(@Nullable String text) {
    return text == null || text.codePoints().noneMatch(Text::isVisible);
  }

  /** The number of visible characters, including marks on letters. */
  public static int visibleLength(String text) {
    return text == null
        ? 0
        : (int) text.codePoints().filter(c -> isVisible(c) || isMark(c)).count();
  }

  /** Clean, in one line, with single spaces: names, titles, addresses. Null is empty. */
  public static String line(@Nullable String text) {
    if (text == null || isBlank(text)) {
      return "";
    }
    return SPACES.matcher(clean(text).replace('\n', ' ')).replaceAll(" ").strip();
  }

  /** Clean, with its line breaks as {@code \n}: comments and reasons. Null is empty. */
  public static String lines(@Nullable String text) {
    if (text == null || isBlank(text)) {
      return "";
    }
    return BEFORE_LINE_END.matcher(clean(text)).replaceAll("").strip();
  }

  /**
   * The one that differs in the fewest letters.
   *
   * @param words at least one
   */
  public static String nearest(String word, Collection<String> words) {
    return words.stream().min(Comparator.comparing(it -> distance(word, it))).orElseThrow();
  }

  /** How many letters to change, add or remove (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 0; i < one.length(); i++) {
      int diagonal = row[0]++;
      for (int j = 0; j < other.length(); j++) {
        int changed = diagonal + (one.charAt(i) == other.charAt(j) ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = Math.min(changed, 1 + Math.min(diagonal, row[j]));
      }
    }
    return row[other.length()];
  }

  private static String clean(String text) {
    String composed =
        Normalizer.normalize(LINE_END.matcher(text).replaceAll("\n"), Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder(composed.length());
    int before = -1;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      int after = i < composed.length() ? composed.codePointAt(i) : -1;
      if (c == '\n' || c == '\t') {
        clean.appendCodePoint(c);
        before = -1;
      } else if (isSpace(c)) {
        clean.append(' ');
        before = -1;
      } else if (isWanted(c, before, after)) {
        clean.appendCodePoint(c);
        before = isMark(c) || isJoiner(c) ? before : c;
      }
    }
    return clean.toString();
  }

  /**
   * @param before the letter or symbol before it; -1 if there is none
   * @param after what follows directly; -1 if nothing does
   */
  private static boolean isWanted(int c, int before, int after) {
    if (isJoiner(c)) {
      return takesJoiners(before) && (takesJoiners(after) || isMark(after));
    }
    if (isVariationSelector(c)) {
      return before >= 0;
    }
    return isVisible(c) || isMark(c) || (isUnassigned(c) && !isIgnorable(c));
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          !DRAWN_AS_NOTHING.contains(c);
      default -> false;
    };
  }

  private static boolean isMark(int c) {
    int type = c < 0 ? -1 : Character.getType(c);
    return (type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK)
        && !isIgnorable(c)
        && !isVariationSelector(c);
  }

  private static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == BRAILLE_BLANK;
  }

  private static boolean isJoiner(int c) {
    return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
  }

  private static boolean takesJoiners(int c) {
    return c >= 0
        && (Character.isExtendedPictographic(c)
            || Character.isEmojiModifier(c)
            || Character.isLetter(c) && !WITHOUT_JOINERS.contains(UnicodeScript.of(c)));
  }

  private static boolean isVariationSelector(int c) {
    return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
  }

  private static boolean isUnassigned(int c) {
    boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    return Character.getType(c) == Character.UNASSIGNED && !noncharacter;
  }

  /** Default_Ignorable_Code_Point of Unicode, as far as the category does not tell. */
  private static boolean isIgnorable(int c) {
    return c == 0x034F
        || c == 0x17B4
        || c == 0x17B5
        || c >= 0x180B && c <= 0x180F
        || c == 0x2065
        || c >= 0xFFF0 && c <= 0xFFF8
        || c >= 0xE0000 && c <= 0xE0FFF;
  }
}
