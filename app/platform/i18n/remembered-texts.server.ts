import type { i18n, TFunction } from 'i18next'

type Look = (key: string, values?: Values) => string
type Values = Record<string, string | number | boolean | null | undefined>

/** Values that choose a text, or change how it is looked up; `count` chooses by its plural category alone. */
const CHOOSING = ['context', 'ordinal', 'defaultValue', 'lng', 'lngs', 'ns', 'keyPrefix', 'returnObjects', 'replace', 'postProcess']

/**
 * Lets an instance that never changes language look up each text once, which halves what a page costs in words. What a
 * text says stays i18next's answer; only texts that exist are kept, so no key made from what people send fills the memory.
 */
export function rememberTexts(instance: i18n, language: string): void {
  const getFixedT = instance.getFixedT.bind(instance) as (...words: unknown[]) => TFunction
  const rules = new Intl.PluralRules(language)
  const kept = new Map<string, TFunction>()
  const keptT = (...words: unknown[]) => {
    const id = words.join('|')
    let t = kept.get(id)
    if (!t) kept.set(id, (t = rememberedT(getFixedT(...words), rules)))
    return t
  }
  instance.getFixedT = keptT
}

function rememberedT(original: TFunction, rules: Intl.PluralRules): TFunction {
  const look = original as unknown as Look
  const templates = new Map<string, string | null>()
  const t = (key: unknown, ...rest: unknown[]) => {
    const values = rest[0] as Values | undefined
    if (typeof key !== 'string' || rest.length > 1 || !isPlain(values)) return (look as (...words: unknown[]) => string)(key, ...rest)
    const id = values && 'count' in values ? `${key} ${pluralOf(values.count, rules)}` : key
    let template = templates.get(id)
    if (template === undefined) {
      const found = look(key, { ...values, skipInterpolation: true })
      template = isSimple(found) ? found : null
      if (found !== key) templates.set(id, template)
    }
    return template === null ? look(key, values) : fill(template, values)
  }
  return Object.assign(t, original)
}

const isPlain = (values: unknown): values is Values | undefined =>
  values === undefined || (typeof values === 'object' && values !== null && !CHOOSING.some((name) => name in values))

/** As i18next chooses: a text for none at all comes before the category. */
const pluralOf = (count: unknown, rules: Intl.PluralRules) => (count === 0 ? 'none' : rules.select(Number(count)))

/** Whether a text only has values put in as they are: no formats, paths or other texts within. */
const isSimple = (text: string) => !text.includes('$t(') && !text.replaceAll(/\{\{\w+\}\}/g, '').includes('{{')

function fill(template: string, values: Values | undefined): string {
  if (!values || !template.includes('{{')) return template
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    return value === undefined || value === null ? '' : String(value)
  })
}
