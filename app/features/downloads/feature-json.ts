import { z } from 'zod'
import { COVERAGES } from '#app/features/filters/filters.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { dayJson, instantJson, languageTextJson, moneyJson } from '#app/features/projects/queries/json-shapes.ts'
import { projectCardJson } from '#app/features/projects/queries/project-json.ts'
import { projectCardJsonShape } from '#app/features/projects/queries/project-json-shapes.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ListedNeed, ListedPlace, ListedProject, ListedRecord } from './listed-record.ts'

const code = z.string().nullable()
const decimal = z.string().nullable()
const nameJson = z
  .string()
  .describe('The title in one language, for a label: that of the file, else English, where there is one; else the first.')

/** What a feature says of a need: the fields of the API that a list holds. */
const needProperties = z.object({
  record: z.literal('need'),
  name: nameJson,
  id: z.uuid(),
  workspace: z.string(),
  kind: z.enum(NEED_KINDS).nullable(),
  severity: z.number().int().min(1).max(5).nullable().describe('5 is the worst.'),
  title: languageTextJson,
  sector: code.describe('DAC code of 5 digits.'),
  peopleAffected: z.number().int().nullable(),
  asked: z.object({ money: moneyJson.nullable(), quantity: z.object({ number: z.string(), unit: z.string() }).nullable() }),
  amountUsd: decimal.describe('US dollars, approximate.'),
  from: dayJson,
  to: dayJson,
  coverage: z.object({ state: z.enum(COVERAGES), share: z.string().describe('0 to 1.') }),
  placeName: languageTextJson,
  country: code.describe('ISO 3166-1 alpha-2, of the place.'),
  admin1: code.describe('ISO 3166-2, of the place.'),
  url: z.url().describe('The permanent address.'),
  updatedAt: instantJson,
})

/** Of a project, at one of its places. */
const projectProperties = projectCardJsonShape.extend({
  record: z.literal('project'),
  name: nameJson,
  amountUsd: decimal.describe('US dollars, approximate; of the project, not of the place.'),
  from: dayJson,
  to: dayJson,
  country: code.describe('ISO 3166-1 alpha-2, of the place.'),
  admin1: code.describe('ISO 3166-2, of the place.'),
})

const pointJson = z
  .object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2).max(2).describe('Longitude, latitude; WGS 84.') })
  .nullable()
  .describe('At the precision the owner made public; null for a record that the map has no place of.')

const featureOf = <Properties extends z.ZodType>(properties: Properties) =>
  z.object({ type: z.literal('Feature'), id: z.string(), geometry: pointJson, properties })

/** A place of a need. Its id is the need's. */
export const needFeatureShape = featureOf(needProperties)
/** A place of a project. Its id is the project's, a dot, and the place's number from 0; without a place the project's alone. */
export const projectFeatureShape = featureOf(projectProperties)

export type NeedFeature = z.infer<typeof needFeatureShape>
export type ProjectFeature = z.infer<typeof projectFeatureShape>
export type RecordFeature = NeedFeature | ProjectFeature

type Reader = { origin: string; language?: Language }

/** The features of a record (RFC 7946): one a place, or one without a geometry, so that nothing is left out. Pure. */
export function featuresOf(listed: ListedRecord, { origin, language = 'en' }: Reader): RecordFeature[] {
  const places = listed.places.length > 0 ? listed.places : [null]
  const name = plainText(listed.card.title, language, listed.card.id)
  return places.map((place) =>
    listed.record === 'need' ? needFeature(listed, place, { name, origin }) : projectFeature(listed, place, { name, origin }),
  )
}

type Said = { name: string; origin: string }

const geometryOf = (place: ListedPlace | null): NeedFeature['geometry'] => place && { type: 'Point', coordinates: [place.lon, place.lat] }

function needFeature({ record, card }: ListedNeed, place: ListedPlace | null, { name, origin }: Said): NeedFeature {
  return {
    type: 'Feature',
    id: card.id,
    geometry: geometryOf(place),
    properties: {
      record,
      name,
      id: card.id,
      workspace: card.workspace.slug,
      kind: card.kind,
      severity: card.severity,
      title: { ...card.title },
      sector: card.sector,
      peopleAffected: card.peopleAffected === null ? null : Number(card.peopleAffected),
      asked: {
        money: card.asked.money ? { amount: card.asked.money.amount, currency: card.asked.money.currency ?? null } : null,
        quantity: card.asked.quantity ?? null,
      },
      amountUsd: card.amountUsd,
      from: card.startsOn,
      to: card.endsOn,
      coverage: { state: card.coverage, share: card.covered },
      placeName: { ...card.placeName },
      country: card.country,
      admin1: card.admin1,
      url: `${origin}/needs/${card.id}`,
      updatedAt: card.updatedAt.toISOString(),
    },
  }
}

function projectFeature({ record, card }: ListedProject, place: ListedPlace | null, { name, origin }: Said): ProjectFeature {
  return {
    type: 'Feature',
    id: place ? `${card.id}.${place.ordinal}` : card.id,
    geometry: geometryOf(place),
    properties: {
      record,
      name,
      ...projectCardJson(card, origin),
      amountUsd: card.amountUsd,
      from: card.startsOn,
      to: card.endsOn,
      country: place?.country ?? null,
      admin1: place?.admin1 ?? null,
    },
  }
}
