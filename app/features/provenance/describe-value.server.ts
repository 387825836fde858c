import { languageName } from '#app/features/classifications/languages.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Json, JsonObject } from './content.ts'
import { fieldLabelKey, fieldPattern, isObject, shown } from './field-names.ts'

/**
 * The words of a kind of record: of a field or a table by its key; of a stored code, null for what is no code (`row` is what
 * the code stands in, where that is known); and the patterns of its fields in the form's order, texts with `@`.
 */
export type RecordWords = {
  field: (key: string) => string
  code: (key: string, value: string, row?: JsonObject) => string | null
  fields: readonly string[]
  /** The currency of amounts that state none: the record's default. */
  currency?: string | undefined
}

/** In characters; a row says a label with each of its values. */
const LONGEST = { text: 400, row: 900 }

/** A value in one line: codes by name, days and amounts as the reader writes them; a row by what it says, field by field in the form's order. */
export function describe(path: string, value: Json, language: Language, words: RecordWords): string {
  const text = new Describer(language, words).value(path, value)
  const longest = isObject(value) ? LONGEST.row : LONGEST.text
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

class Describer {
  private readonly said
  constructor(
    private readonly language: Language,
    private readonly words: RecordWords,
  ) {
    this.said = translator(language, 'provenance')
  }

  value(path: string, value: Json): string {
    if (!isObject(value)) return this.leaf(path, shown(value))
    return this.money(value) ?? this.lines(path.includes('/') ? path : `facts/${path}`, value).join(' · ')
  }

  /** Each field that an object holds, with its label. */
  private lines(path: string, row: JsonObject): string[] {
    if (this.isText(path)) return Object.entries(row).map(([lang, text]) => this.line(languageName(lang, this.language), shown(text)))
    return this.inOrder(path, row).flatMap(([key, value]) => this.field(`${path}/${key}`, value, row))
  }

  private field(path: string, value: Json, row: JsonObject): string[] {
    if (Array.isArray(value)) return []
    const label = this.words.field(fieldLabelKey(path))
    if (!isObject(value)) return [this.line(label, this.leaf(path, shown(value), row))]
    if (this.isText(path)) return Object.entries(value).map(([lang, text]) => this.line(this.inLanguage(label, lang), shown(text)))
    const money = this.money(value)
    return money === null ? this.lines(path, value) : [this.line(label, money)]
  }

  private line = (label: string, value: string) => this.said('history.labelled', { label, value })

  private inLanguage = (field: string, lang: string) =>
    lang === this.language ? field : this.said('text.inLanguage', { field, language: languageName(lang, this.language) })

  private money({ amount, currency }: JsonObject): string | null {
    if (typeof amount !== 'string') return null
    return formatMoney(this.language, amount, typeof currency === 'string' ? currency : this.words.currency)
  }

  private leaf(path: string, text: string, row?: JsonObject): string {
    const coded = this.words.code(fieldLabelKey(path), text, row)
    if (coded !== null) return coded
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatShortDay(this.language, text) : text
  }

  private isText = (path: string) => this.words.fields.includes(`${fieldPattern(path)}@`)

  /** What a form has no field for comes last. */
  private inOrder(path: string, row: JsonObject): [string, Json][] {
    const held = Object.entries(row).flatMap(([key, value]) =>
      value === undefined || value === null ? [] : [[key, value] as [string, Json]],
    )
    const place = (key: string) => {
      const pattern = fieldPattern(`${path}/${key}`)
      const at = this.words.fields.findIndex((field) => field === pattern || field === `${pattern}@` || field.startsWith(`${pattern}/`))
      return at < 0 ? Infinity : at
    }
    return held.sort(([a], [b]) => (place(a) === place(b) ? 0 : place(a) - place(b)))
  }
}
