import type { Json, JsonObject } from './content.ts'
import { fieldName, isObject } from './field-names.ts'

/** How the fields of a document lead to those of a form: by the document's path (`asked.money.amount`) the form's; `texts` by their language. */
export type JsonFields = { readonly values: Readonly<Record<string, string>>; readonly texts: Readonly<Record<string, string>> }

export type JsonProblem = { name: string; value: string }

type Reading = {
  /** Fields of a document that are told and not taken: whoever sends back what they were given changes nothing by them. */
  told: readonly string[]
  /** The form names of texts that are stored. */
  held: readonly string[]
}

/**
 * A document as the fields of the form it stands for: what it names is set, what it leaves out stays as it is, null takes away. Texts are set
 * language by language. Names that are neither known nor among `told` are problems. Pure.
 */
export function formOfJson(
  document: JsonObject,
  fields: JsonFields,
  { told, held }: Reading,
): { typed: ReadonlyMap<string, string>; problems: JsonProblem[] } {
  const values = new Map(Object.entries(fields.values))
  const texts = new Map(Object.entries(fields.texts))
  const typed = new Map<string, string>()
  const problems: JsonProblem[] = []
  const prefixes = new Set([...values.keys(), ...texts.keys()].flatMap(pathsAbove))
  const clear = (above: string) => {
    for (const [path, name] of values) if (path.startsWith(`${above}.`)) typed.set(name, '')
    for (const [path, text] of texts)
      if (path.startsWith(`${above}.`)) for (const name of held) if (name.startsWith(`${text}@`)) typed.set(name, '')
  }
  const visit = (path: string, value: Json | undefined) => {
    const text = texts.get(path)
    const field = values.get(path)
    if (text !== undefined) {
      if (!isObject(value)) return void problems.push(problem(path, value))
      for (const [lang, words] of Object.entries(value)) {
        if (words === null || typeof words === 'string') typed.set(fieldName(text, lang), words ?? '')
        else problems.push(problem(`${path}.${lang}`, words))
      }
    } else if (field !== undefined) {
      if (isObject(value) || Array.isArray(value)) problems.push(problem(path, value))
      else typed.set(field, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? ''))
    } else if (prefixes.has(path)) {
      if (value === null) clear(path)
      else if (isObject(value)) for (const [key, inner] of Object.entries(value)) visit(`${path}.${key}`, inner)
      else problems.push(problem(path, value))
    } else if (!told.includes(path)) problems.push(problem(path, value))
  }
  for (const [key, value] of Object.entries(document)) visit(key, value)
  return { typed, problems }
}

/** The document's path of a form's field, for what is told of it. Pure. */
export function jsonPathOf(name: string, fields: JsonFields): string {
  const [path = '', lang] = name.split('@')
  const found = Object.entries(lang === undefined ? fields.values : fields.texts).find(([, field]) => field === path)
  return found ? [found[0], lang].filter((part) => part !== undefined).join('.') : name
}

const pathsAbove = (path: string) =>
  path
    .split('.')
    .slice(0, -1)
    .map((_, index, keys) => keys.slice(0, index + 1).join('.'))

const problem = (name: string, value: Json | undefined): JsonProblem => ({ name, value: (JSON.stringify(value) ?? '').slice(0, 80) })
