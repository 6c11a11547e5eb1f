// Holds the texts against the glossary in docs/words.md.
import { readFileSync } from 'node:fs';

/** Words in bold in the column "Not" are never used. */
export function glossary(file, texts) {
  const problems = [];
  for (const line of readFileSync(file, 'utf8').split('\n').filter((it) => it.startsWith('|'))) {
    const [word, , not = ''] = line.split('|').slice(1).map((cell) => cell.trim());
    for (const [, never] of not.matchAll(/\*\*([^*]+)\*\*/g)) {
      const pattern = new RegExp(`(?<!\\p{L})${never}(?!\\p{L})`, 'iu');
      for (const [key, text] of texts.en) {
        if (pattern.test(text.value)) {
          problems.push({ rule: 'glossary', file: text.file, message: `${key} says “${never}”; the glossary says “${word}”.` });
        }
      }
    }
  }
  return problems;
}
