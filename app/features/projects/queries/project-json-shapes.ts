import { z } from 'zod'
import { dayJson, instantJson, languageTextJson, moneyJson, narrativeJson, percentageJson, placeJson } from './json-shapes.ts'

// A field that is always there is null where nothing is stated; an optional one is there only where something is.
const text = z.string().nullable()
const flag = z.boolean().optional()

const countryShare = z.object({ code: z.string(), percentage: percentageJson, name: languageTextJson.optional() })
const codedShare = countryShare.extend({ vocabulary: z.string() })

const mention = z.object({
  ref: text,
  name: languageTextJson,
  activity: z.string().optional().describe('IATI identifier of that organisation’s own activity.'),
})

const transaction = z.object({
  type: z.string().describe('Code of the list TransactionType.'),
  date: dayJson,
  value: moneyJson,
  valueDate: dayJson,
  provider: mention.extend({ type: z.string().optional() }).nullable(),
  receiver: mention.extend({ type: z.string().optional() }).nullable(),
  description: languageTextJson,
  ref: z.string().optional(),
  humanitarian: flag,
  sectors: z.array(codedShare).optional(),
  country: z.string().optional(),
  region: z.object({ vocabulary: z.string(), code: z.string() }).optional(),
})

const document = z.object({
  url: z.string().describe('As stated; it may be no address at all.'),
  title: languageTextJson,
  format: text.describe('MIME type.'),
  category: z.string().optional(),
  language: z.string().optional(),
  date: z.string().optional(),
})

const contact = z.object({
  type: text,
  organisation: languageTextJson,
  person: languageTextJson,
  jobTitle: languageTextJson,
  email: text,
  phone: text,
  website: text,
  address: languageTextJson,
})

const related = z.object({
  type: z.string().describe('Code of the list RelatedActivityType.'),
  iatiIdentifier: z.string(),
  id: z.uuid().optional().describe('The published project of that identifier, where there is one.'),
})

/** A published project: `GET /api/v1/projects/{id}`. */
export const projectJsonShape = z.object({
  id: z.uuid(),
  iatiIdentifier: text,
  workspace: z.string(),
  version: z.number().int().min(1),
  url: z.url().describe('The permanent address.'),
  title: languageTextJson,
  description: languageTextJson,
  objectives: languageTextJson.optional(),
  targetGroups: languageTextJson.optional(),
  iatiStatus: text.describe('Code of the list ActivityStatus.'),
  humanitarian: flag,
  dates: z.object({ plannedStart: dayJson, actualStart: dayJson, plannedEnd: dayJson, actualEnd: dayJson }),
  sectors: z.array(codedShare),
  countries: z.array(countryShare),
  regions: z.array(codedShare),
  locations: z.array(placeJson),
  organisations: z.array(
    mention.extend({ role: z.string().describe('1 funding, 2 accountable, 3 extending, 4 implementing.'), type: text }),
  ),
  budgets: z.array(z.object({ type: text, status: text, start: dayJson, end: dayJson, value: moneyJson, valueDate: dayJson })),
  transactions: z.array(transaction),
  documents: z.array(document),
  contacts: z.array(contact).describe('The public ones.'),
  related: z.array(related),
  narratives: z.array(narrativeJson).describe('Every text of the project, and those of its source that no field holds.'),
  updatedAt: instantJson,
})

/** A published project in a list that is not asked for in full. */
export const projectCardJsonShape = projectJsonShape
  .pick({ id: true, iatiIdentifier: true, workspace: true, title: true, iatiStatus: true, url: true, updatedAt: true })
  .extend({ countries: z.array(countryShare.omit({ name: true })), sectors: z.array(codedShare.omit({ name: true })) })

export type ProjectJson = z.infer<typeof projectJsonShape>
export type ProjectCardJson = z.infer<typeof projectCardJsonShape>
