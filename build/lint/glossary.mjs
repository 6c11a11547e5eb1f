// Holds the texts against the glossary in docs/words.md.
import { readFileSync } from 'node:fs';

const BOLD = /\*\*([^*]+)\*\*/g;
/** The name of a standard is not translated. */
const NAMES = /Open Badges?/g;

const whole = (word) => new RegExp(`(?<!\\p{L})${word}(?:s|es)?(?!\\p{L})`, 'iu');
/** Without the ending, which changes with number and gender. */
const stem = (word) => word.toLowerCase().replace(/[aeo]s?$/, '');

/** Words in bold under "Not" are never used; a Spanish word in bold is used where the English text has its word. */
export function glossary(file, texts) {
  const problems = [];
  const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('|'));
  for (const [word, , not = '', spanish = ''] of rows.map((line) => line.split('|').slice(1).map((cell) => cell.trim()))) {
    const never = [...not.matchAll(BOLD)].map(([, it]) => it);
    const words = word.split(',').map((it) => it.trim());
    const wanted = [...spanish.matchAll(BOLD)].map(([, it]) => it);
    for (const [key, { file: source, value }] of texts.en) {
      for (const it of never.filter((it) => whole(it).test(value))) {
        problems.push({ rule: 'glossary', file: source, message: `${key} says “${it}”; the glossary says “${word}”.` });
      }
      const translated = texts.es.get(key);
      if (!translated || !words.some((it) => whole(it).test(value.replace(NAMES, '')))) continue;
      for (const it of wanted.filter((it) => !translated.value.toLowerCase().includes(stem(it)))) {
        problems.push({ rule: 'glossary', file: translated.file, message: `${key} does not say “${it}” for “${word}”.` });
      }
    }
  }
  return problems;
}
