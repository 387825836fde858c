import { foldText } from '#app/features/classifications/folding.ts'
import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { LANGUAGES, languages, type Language } from '#app/platform/i18n/languages.ts'
import { splitFieldName, type FieldName } from './field-names.ts'
import { UNDETERMINED } from './language-text.ts'

/** Languages that partner countries often write in, beside those of the interface; any other is typed by its BCP 47 tag. */
const OFTEN_WRITTEN =
  'am ay bm bn ckb dyu ee ff fa fil fon gn ha hi ht id ig km kg ki ku lg ln lo lua mg mn mos my ne nd nl ny om ps pt-BR qu rn ro ru rw se sg si sn so sq sr ss st su sw ta tet th ti tk tl tn tpi tr ts uk ur uz vi wo xh yo zh zu'.split(
    ' ',
  )

/** A language's name for itself. */
function ownName(tag: string): string {
  const known = languages[tag as Language]
  if (known) return known.name
  return new Intl.DisplayNames([tag, 'en'], { type: 'language' }).of(tag) ?? tag
}

/** The languages a form offers: the one just asked for, the reader's, the rest of the interface's, those already written in. */
export function writingLanguages(reader: Language, values: Readonly<Record<FieldName, string>>, asked: readonly string[] = []) {
  const written = Object.entries(values).flatMap(([name, text]) => (text === '' ? [] : [splitFieldName(name).lang ?? '']))
  const wanted = asked.filter(isRegisteredLanguage).slice(0, 20)
  const codes = [...new Set([...wanted.slice(-1), reader, ...LANGUAGES, ...written, ...wanted])].filter((code) => code !== '')
  return codes.map((code) => ({
    code,
    name: code === UNDETERMINED ? languageName(code, reader) : ownName(code),
    dir: code === UNDETERMINED ? ('ltr' as const) : dirOf(code),
  }))
}

/** What the field for one more language suggests, in the reader's words. */
export function languagesToAdd(reader: Language, offered: readonly { code: string }[]): { code: string; name: string }[] {
  const { compare } = new Intl.Collator(reader)
  return OFTEN_WRITTEN.filter((code) => !offered.some((language) => language.code === code))
    .map((code) => ({ code, name: languageName(code, reader) }))
    .filter(({ code, name }) => name !== code)
    .sort((a, b) => compare(a.name, b.name))
}

/** The BCP 47 tag that was typed, or of the language whose name was typed. Null for neither. */
export function readLanguage(typed: string, reader: Language): string | null {
  const text = foldText(typed)
  const named = OFTEN_WRITTEN.concat(LANGUAGES).find((code) =>
    [languageName(code, reader), ownName(code)].some((name) => foldText(name) === text),
  )
  if (named) return named
  const tag = typed.trim()
  return isRegisteredLanguage(tag) && tag.length <= 35 ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
}
