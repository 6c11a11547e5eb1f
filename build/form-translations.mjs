// Brings the translations of the forms up to date: `node build/form-translations.mjs`. New and changed texts are left empty for a translator.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FORMS = join(dirname(fileURLToPath(import.meta.url)), '..', 'forms');
const LANGUAGES = ['es'];
const TEXTS = ['label', 'text', 'description', 'dateLabel', 'timeLabel', 'placeholder'];

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A component and those in it, in the order in which people read them. */
const parts = (component) => [component, ...(component.components ?? []).flatMap(parts)];

/** A text and its translation, which stays as long as the text does. */
const text = (en, known, language) => ({ en, [language]: known?.en === en ? known[language] : '' });

function textsOf(component, known, language) {
  const texts = Object.fromEntries(TEXTS.filter((name) => component[name]).map((name) => [name, text(component[name], known?.[name], language)]));
  const options = (component.values ?? []).map(({ value, label }) => [value, text(label, known?.values?.[value], language)]);
  return options.length > 0 ? { ...texts, values: Object.fromEntries(options) } : texts;
}

function translations(form, known, language) {
  const components = form.components.flatMap(parts).map((component) => [component.id, textsOf(component, known[component.id], language)]);
  return Object.fromEntries(components.filter(([, texts]) => Object.keys(texts).length > 0));
}

const forms = readdirSync(FORMS).filter((name) => name.endsWith('.form')).map((name) => name.slice(0, -'.form'.length));
for (const language of LANGUAGES) {
  for (const form of forms) {
    const file = join(FORMS, language, `${form}.json`);
    const known = existsSync(file) ? read(file) : {};
    writeFileSync(file, `${JSON.stringify(translations(read(join(FORMS, `${form}.form`)), known, language), null, 2)}\n`);
  }
  readdirSync(join(FORMS, language)).filter((name) => !forms.includes(name.slice(0, -'.json'.length))).forEach((name) => rmSync(join(FORMS, language, name)));
}
