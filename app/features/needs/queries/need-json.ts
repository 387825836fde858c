import { z } from 'zod'
import { COVERAGES } from '#app/features/filters/filters.ts'
import { NEED_KINDS, type NeedContent } from '#app/features/needs/content.ts'
import { coverageOf } from '#app/features/needs/coverage.ts'
import { requestJson, requestJsonShape } from '#app/features/needs/expertise/request-json.ts'
import type { PublicPlace } from '#app/features/places/public-place.server.ts'
import {
  dayJson,
  instantJson,
  languageTextJson,
  moneyJson,
  narrativeJson,
  narrativesIn,
  placeJson,
  publicPlaceJson,
} from '#app/features/projects/queries/json-shapes.ts'

const decimal = z.string().describe('A decimal text, exactly as stated.')

/** A published need: `GET /api/v1/needs/{id}`, and each item of the list. */
export const needJsonShape = z.object({
  id: z.uuid(),
  workspace: z.string(),
  version: z.number().int().min(1),
  kind: z.enum(NEED_KINDS).nullable(),
  severity: z.number().int().min(1).max(5).nullable().describe('5 is the worst.'),
  title: languageTextJson,
  summary: languageTextJson,
  sector: z.string().nullable().describe('DAC code of 5 digits.'),
  peopleAffected: z.number().int().nullable(),
  asked: z.object({ money: moneyJson.nullable(), quantity: z.object({ number: decimal, unit: z.string() }).nullable() }),
  from: dayJson,
  to: dayJson,
  location: placeJson.nullable(),
  expertise: requestJsonShape.nullable(),
  projects: z.array(z.uuid()).describe('Published projects that answer the need.'),
  status: z.enum(['PUBLISHED']).describe('Of the publication. A withdrawn need answers 410.'),
  coverage: z.object({
    state: z.enum(COVERAGES),
    asked: decimal.nullable(),
    covered: decimal,
    unit: z.string().nullable().describe('A currency, or what the quantity counts; null where experts are counted.'),
    note: z.string().nullable().describe('What the owner of the need says of it.'),
  }),
  url: z.url().describe('The permanent address.'),
  narratives: z.array(narrativeJson),
  updatedAt: instantJson,
})

export type NeedJson = z.infer<typeof needJsonShape>

/** What is read of a published need to say all that the public may know of it. */
export type PublishedNeed = {
  id: string
  workspace: string
  version: number
  updatedAt: Date
  content: NeedContent
  /** What the public sees of its place. */
  place: PublicPlace | null
  /** Published projects that answer it. */
  projects: readonly string[]
}

/** A published need as the API tells it; its place no more precisely than it is public. Pure. */
export function needJson({ id, workspace, version, updatedAt, content, place, projects }: PublishedNeed, origin: string): NeedJson {
  const { facts, texts } = content
  const body = {
    id,
    workspace,
    version,
    kind: facts.kind ?? null,
    severity: facts.severity ?? null,
    title: texts.title,
    summary: texts.summary,
    sector: facts.sector ?? null,
    peopleAffected: facts.peopleAffected ?? null,
    asked: {
      money: facts.money ? { amount: facts.money.amount, currency: facts.money.currency ?? null } : null,
      quantity: facts.quantity ? { number: facts.quantity.number, unit: facts.quantity.unit } : null,
    },
    from: facts.from ?? null,
    to: facts.to ?? null,
    location: place && publicPlaceJson(place),
    expertise: requestJson(content),
    projects: [...projects],
    status: 'PUBLISHED' as const,
    coverage: coverageOf(facts),
    url: `${origin}/needs/${id}`,
  }
  return { ...body, narratives: narrativesIn(body), updatedAt: updatedAt.toISOString() }
}
