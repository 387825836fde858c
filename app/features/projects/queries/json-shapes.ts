import { z } from 'zod'
import { PRECISIONS } from '#app/features/projects/content.ts'
import type { PublicPlace } from '#app/features/places/public-place.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** Shapes that every record of the API is made of. Their descriptions are the API's reference, in English. */
export const languageTextJson = z.record(z.string(), z.string()).meta({
  description: 'A text by BCP 47 language tag. A text whose source states no language has the key `und`.',
  examples: [{ fr: 'Eau potable', ar: 'مياه الشرب' }],
})

export const moneyJson = z
  .object({
    amount: z
      .string()
      .describe('The amount exactly as stated, a decimal text. An imported amount that is no number stays as it was written.'),
    currency: z.string().nullable().describe('ISO 4217 code: the row’s own, else the default of the record; null where neither is stated.'),
  })
  .meta({ examples: [{ amount: '1234.50', currency: 'EUR' }] })

export const placeJson = z.object({
  name: languageTextJson,
  point: z
    .object({ lat: z.number(), lon: z.number() })
    .nullable()
    .describe('WGS 84 degrees, at the precision the owner made public: a label point where that is an area.'),
  precision: z.enum(PRECISIONS).describe('How precisely the place is public.'),
  country: z.string().optional().describe('ISO 3166-1 alpha-2.'),
  admin1: z.string().optional().describe('ISO 3166-2.'),
  description: languageTextJson.optional().describe('Only where nothing of the place is held back.'),
})

export const narrativeJson = z.object({
  path: z
    .string()
    .describe(
      'Where the text stands: the field of this document, as `transactions/0/description`, or, for a text without a field, its element in the source, as `result[1]/title[1]`.',
    ),
  lang: z.string(),
  text: z.string(),
})

export const dayJson = z.string().nullable().describe('A calendar day as stated, YYYY-MM-DD.')
export const percentageJson = z.string().nullable().describe('A decimal text as stated; null where none is.')
export const instantJson = z.iso.datetime()

/** One page of a list of records. */
export const listJson = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
    total: z.number().int().describe('The records that fit, on all pages.'),
    places: z.number().int().describe('Their places on the map.'),
  })

export type NarrativeJson = z.infer<typeof narrativeJson>
export type PlaceJson = z.infer<typeof placeJson>

/** A place as the public sees it. */
export const publicPlaceJson = ({ name, point, precision, country, admin1, description }: PublicPlace): PlaceJson => ({
  name: { ...name },
  point: point ? { lat: point.lat, lon: point.lon } : null,
  precision,
  country,
  admin1,
  description: description && { ...description },
})

/** Fields of a document that hold a text by language. */
const TEXT_FIELDS = new Set([
  'title',
  'description',
  'objectives',
  'targetGroups',
  'summary',
  'name',
  'organisation',
  'person',
  'jobTitle',
  'address',
  'conditions',
])

/** Every text of a document with the path of its field, in the order of the document. */
export function narrativesIn(document: object, path = ''): NarrativeJson[] {
  return Object.entries(document as Record<string, unknown>).flatMap(([field, value]) => {
    if (typeof value !== 'object' || value === null) return []
    const place = path + field
    if (TEXT_FIELDS.has(field)) return Object.entries(value as LanguageText).map(([lang, text]) => ({ path: place, lang, text }))
    return narrativesIn(value, `${place}/`)
  })
}
