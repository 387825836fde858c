import { z } from 'zod'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { DATASET_TEXTS, VISIBILITIES } from '#app/features/datasets/record/content.ts'
import conceptData from '../data/datasets/concepts.json' with { type: 'json' }
import guatemala from '../data/datasets/guatemala.json' with { type: 'json' }
import jordan from '../data/datasets/jordan.json' with { type: 'json' }
import malawi from '../data/datasets/malawi.json' with { type: 'json' }
import mozambique from '../data/datasets/mozambique.json' with { type: 'json' }
import regional from '../data/datasets/regional.json' with { type: 'json' }
import senegal from '../data/datasets/senegal.json' with { type: 'json' }

const day = z.iso.date()
const languageText = z.record(z.string(), z.string().min(1))
const texts = z.partialRecord(z.enum(DATASET_TEXTS), z.string().min(1))

const datasetSeed = z.strictObject({
  key: z.string(),
  workspace: z.string(),
  visibility: z.enum(VISIBILITIES).default('public'),
  licence: z.string(),
  frequency: z.enum(FREQUENCY_NAMES as [(typeof FREQUENCY_NAMES)[number]]),
  /** First and last day that the data speak of. */
  period: z.tuple([day, day]),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  sectors: z.array(z.string().regex(/^\d{5}$/)).min(1),
  /** A service, never a person. */
  contact: z.strictObject({ name: z.string(), email: z.email() }),
  /** Codes of projects and keys of needs. */
  links: z.array(z.string()),
  state: z.enum(['draft', 'submitted', 'published', 'withdrawn']).default('published'),
  created: day,
  /** When the first of two versions was published. */
  first: day.optional(),
  submitted: day.optional(),
  published: day.optional(),
  withdrawn: day.optional(),
  reason: languageText.optional(),
  /** By language; the first is the one that it was written in. */
  texts: z.record(z.string(), texts),
  /** By the name of the column: its concept, and what is to be said of it here. */
  columns: z.record(z.string(), z.union([z.string(), z.tuple([z.string(), languageText])])),
})

export type DatasetSeed = z.infer<typeof datasetSeed>

const concept = z.strictObject({ label: languageText, description: languageText.optional() })

/** What was written by hand about each dataset. Throws where a data file breaks the shape. */
export function readDatasetSeeds(): DatasetSeed[] {
  return z.array(datasetSeed).parse([senegal, mozambique, guatemala, jordan, malawi, regional].flat())
}

/** What columns of several datasets mean, in every language of the portal. */
export const readConcepts = () => z.record(z.string(), concept).parse(conceptData)
