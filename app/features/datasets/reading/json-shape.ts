import { GEOMETRY_TYPES } from './geojson-geometry.ts'
import { JsonElements, type JsonElement, type JsonPlace } from './json-elements.ts'
import type { ReadingLimits } from './limits.ts'
import { membersOf } from './json-values.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** What the elements of a table in JSON are: objects with members, arrays with cells, or the features of a map. */
type JsonRows = 'objects' | 'arrays' | 'features'
export type JsonTable = {
  place: JsonPlace
  rows: JsonRows
  /** Key that holds it, where it is one of several. */ key: string | null
  elements: string[]
}

const SEEN = 1_000
const ROW_KEYS = /^(?:features|data|rows|items|records|results?|values?)$/

/**
 * The tables of a JSON text, by its beginning: an array, values one after the other (a line each), or the arrays that
 * an object holds; an object without any is a table of one row. Throws UnreadableFile `source-error` and what JsonElements throws.
 */
export function findJsonTables(sample: string, isWhole: boolean, limits: ReadingLimits): JsonTable[] {
  const text = sample.replace(/^\uFEFF?\s*/, '')
  if (text.startsWith('[')) {
    // Lines that are arrays themselves stand one after the other, too.
    if (areLines(text, isWhole)) return [tableOf({ at: 'lines' }, null, elementsOf(sample, { at: 'lines' }, isWhole, limits))]
    return [tableOf({ at: 'array' }, null, elementsOf(sample, { at: 'array' }, isWhole, limits))]
  }
  if (!text.startsWith('{')) throw new UnreadableFile({ code: 'source-error', row: 1, sample: text.slice(0, 100) })
  if (areLines(text, isWhole)) return [tableOf({ at: 'lines' }, null, elementsOf(sample, { at: 'lines' }, isWhole, limits))]
  return tablesOfObject(sample, isWhole, limits)
}

/** Whether the first line is a whole value and another begins after it. */
function areLines(text: string, isWhole: boolean): boolean {
  const end = text.search(/[\r\n]/)
  if (end < 0) return false
  const [line, rest] = [text.slice(0, end), text.slice(end).trimStart()]
  if (!/^[{[]/.test(rest) && !(rest === '' && !isWhole)) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

function elementsOf(sample: string, place: JsonPlace, isWhole: boolean, limits: ReadingLimits): JsonElement[] {
  const reader = new JsonElements(place, limits)
  reader.feed(sample, isWhole)
  const elements: JsonElement[] = []
  for (let element = reader.next(); element && elements.length < SEEN * 10; element = reader.next()) elements.push(element)
  return elements
}

function tablesOfObject(sample: string, isWhole: boolean, limits: ReadingLimits): JsonTable[] {
  const elements = elementsOf(sample, { at: 'members' }, isWhole, limits)
  const type = elements.find(({ key, isItem }) => key === 'type' && !isItem)?.text
  const byKey = new Map<string, JsonElement[]>()
  for (const element of elements.filter(({ isItem }) => isItem)) {
    const items = byKey.get(element.key)
    if (items) items.push(element)
    else byKey.set(element.key, [element])
  }
  if (type === '"FeatureCollection"' || (type === undefined && byKey.get('features')?.some(({ text }) => /"geometry"\s*:/.test(text)))) {
    // One object where a list of features belongs is taken for the only one.
    const features = elements.filter(({ key }) => key === 'features')
    return [
      { place: { at: 'member', key: 'features' }, rows: 'features', key: null, elements: features.map(({ text }) => text).slice(0, SEEN) },
    ]
  }
  // A feature, or a geometry by itself, is a map of one.
  if (type === '"Feature"' || GEOMETRY_TYPES.some((name) => type === `"${name}"`)) {
    const whole = isWhole ? [sample.replace(/^\uFEFF/, '').trim()] : []
    return [{ place: { at: 'lines' }, rows: 'features', key: null, elements: whole }]
  }
  const tables = [...byKey]
    .filter(([, items]) => items.some(({ text }) => /^[{[]/.test(text)))
    .map(([key, items]) => tableOf({ at: 'member', key }, key, items))
  if (tables.length > 0) return tables.sort((a, b) => rank(b) - rank(a))
  return [tableOf({ at: 'lines' }, null, elementsOf(sample, { at: 'lines' }, isWhole, limits))]
}

/** `data` before `links`, as most interfaces answer. */
const rank = ({ key }: JsonTable) => (ROW_KEYS.test(key ?? '') ? 1 : 0)

function tableOf(place: JsonPlace, key: string | null, elements: JsonElement[]): JsonTable {
  const texts = elements.map(({ text }) => text).slice(0, SEEN)
  const arrays = texts.filter((text) => text.startsWith('[')).length
  if (arrays > texts.length / 2) return { place, rows: 'arrays', key, elements: texts }
  const features = texts.filter((text) => text.startsWith('{') && isFeature(text)).length
  return { place, rows: features > 0 && features > texts.length / 2 ? 'features' : 'objects', key, elements: texts }
}

function isFeature(text: string): boolean {
  return /"type"\s*:\s*"Feature"/.test(text) && membersOf(text).some(({ key }) => key === 'geometry')
}
