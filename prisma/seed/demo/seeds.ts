import { z } from 'zod'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { asksSeed } from './asks.ts'
import agricultureAfrica from './data/projects/agriculture-africa.json' with { type: 'json' }
import agricultureElsewhere from './data/projects/agriculture-elsewhere.json' with { type: 'json' }
import education from './data/projects/education.json' with { type: 'json' }
import energy from './data/projects/energy.json' with { type: 'json' }
import environment from './data/projects/environment.json' with { type: 'json' }
import governance from './data/projects/governance.json' with { type: 'json' }
import health from './data/projects/health.json' with { type: 'json' }
import humanitarian from './data/projects/humanitarian.json' with { type: 'json' }
import protection from './data/projects/protection.json' with { type: 'json' }
import roads from './data/projects/roads.json' with { type: 'json' }
import waterElsewhere from './data/projects/water-elsewhere.json' with { type: 'json' }
import waterSahel from './data/projects/water-sahel.json' with { type: 'json' }
import guatemalaFunding from './data/needs/guatemala-funding-and-services.json' with { type: 'json' }
import guatemalaGoods from './data/needs/guatemala-goods-and-expertise.json' with { type: 'json' }
import jordanFunding from './data/needs/jordan-funding-and-services.json' with { type: 'json' }
import jordanGoods from './data/needs/jordan-goods-and-expertise.json' with { type: 'json' }
import malawiFunding from './data/needs/malawi-funding-and-services.json' with { type: 'json' }
import malawiGoods from './data/needs/malawi-goods-and-expertise.json' with { type: 'json' }
import mozambiqueFunding from './data/needs/mozambique-funding-and-services.json' with { type: 'json' }
import mozambiqueGoods from './data/needs/mozambique-goods-and-expertise.json' with { type: 'json' }
import partnersFunding from './data/needs/partners-funding-and-services.json' with { type: 'json' }
import partnersGoods from './data/needs/partners-goods-and-expertise.json' with { type: 'json' }
import requestsOfOthers from './data/needs/requests-of-others.json' with { type: 'json' }
import requestsOfSenegal from './data/needs/requests-of-senegal-and-partners.json' with { type: 'json' }
import requestsOfTheSahel from './data/needs/requests-of-the-sahel.json' with { type: 'json' }
import senegalFunding from './data/needs/senegal-funding-and-services.json' with { type: 'json' }
import senegalGoods from './data/needs/senegal-goods-and-expertise.json' with { type: 'json' }

const day = z.iso.date()
const decimal = z.string().regex(/^\d+(\.\d+)?$/)
/** The first language is the one the record was written in. */
const languageText = z.record(z.string(), z.string().min(1))
const money = z.string().regex(/^\d+(\.\d+)? [A-Z]{3}$/)
/** A place as `place.ts` reads it. */
const place = z.string().regex(/^[a-z-]+(:exact)?(>(settlement|admin1|country))?$|^[A-Z]{2}(-\w+)?$/)

const recordSeed = {
  workspace: z.string(),
  period: z.tuple([day, day]),
  /** The last day the text speaks of: it is published after it. */
  since: day.optional(),
  state: z.enum(['draft', 'submitted', 'returned', 'published', 'withdrawn']).default('published'),
  /** Why it was returned or withdrawn. */
  reason: languageText.optional(),
  title: languageText,
}

const projectSeed = z.strictObject({
  ...recordSeed,
  code: z.string(),
  money,
  /** "14031 70": a DAC code and its percentage. */
  sectors: z.array(z.string().regex(/^\d{5} \d+$/)).min(1),
  places: z.array(z.union([place, z.string().regex(/^region:\d+$/)])),
  /** "1 HDA-2311": a code of the list RelatedActivityType and the project's code; its reciprocal is added. */
  related: z.array(z.string().regex(/^[1-5] \S+$/)).default([]),
  /** 5 cancelled or 6 suspended; the other codes follow from the dates. */
  status: z.enum(['5', '6']).optional(),
  spendingUntil: day.optional(),
  /** How many transactions, where not a few. */
  transactions: z.number().int().optional(),
  /** Whether it has been published twice. */
  revised: z.boolean().default(false),
  description: languageText,
})

const needSeed = z.strictObject({
  ...recordSeed,
  key: z.string(),
  kind: z.enum(NEED_KINDS),
  severity: z.number().int().min(1).max(5),
  sector: z.string().regex(/^\d{5}$/),
  people: z.number().int().positive().optional(),
  money: money.optional(),
  quantity: z.object({ number: decimal, unit: z.string() }).optional(),
  place,
  asks: asksSeed.optional(),
  covered: decimal.optional(),
  coveredNote: z.string().optional(),
  /** Codes of projects. */
  projects: z.array(z.string()).default([]),
  summary: languageText,
})

const PROJECT_FILES = {
  water: [waterSahel, waterElsewhere],
  health: [health],
  education: [education],
  agriculture: [agricultureAfrica, agricultureElsewhere],
  energy: [energy],
  governance: [governance],
  environment: [environment],
  roads: [roads],
  protection: [protection],
  humanitarian: [humanitarian],
}

const NEED_FILES = [
  [senegalFunding, senegalGoods],
  [mozambiqueFunding, mozambiqueGoods],
  [guatemalaFunding, guatemalaGoods],
  [jordanFunding, jordanGoods],
  [malawiFunding, malawiGoods],
  [partnersFunding, partnersGoods],
]

/** Those that came with matching. */
const REQUEST_FILES = [requestsOfTheSahel, requestsOfSenegal, requestsOfOthers]

export type Theme = keyof typeof PROJECT_FILES
export type ProjectSeed = z.infer<typeof projectSeed> & { theme: Theme }
export type NeedSeed = z.infer<typeof needSeed>

/** What was written by hand about each project; the rest is derived from it. Throws where a data file breaks the shape. */
export function readProjectSeeds(): ProjectSeed[] {
  const themes = Object.keys(PROJECT_FILES) as Theme[]
  return themes.flatMap((theme) =>
    z
      .array(projectSeed)
      .parse(PROJECT_FILES[theme].flat())
      .map((seed) => ({ ...seed, theme })),
  )
}

/** What was written by hand about each need. Throws where a data file breaks the shape. */
export function readNeedSeeds(): NeedSeed[] {
  return z.array(needSeed).parse([NEED_FILES.flat(2), REQUEST_FILES.flat()].flat())
}

/** Keys of the needs that came with matching. */
export const addedNeedKeys = (): string[] => REQUEST_FILES.flat().map(({ key }) => key)

/** The language a record was written in: the first of its title. */
export function sourceLanguageOf(seed: { title: Record<string, string> }): string {
  const first = Object.keys(seed.title)[0]
  if (!first) throw new Error('A record of the demonstration has no title')
  return first
}

/** Throws when the record is returned or withdrawn for no reason. */
export function reasonOf(seed: { reason?: Record<string, string> | undefined; title: Record<string, string> }): Record<string, string> {
  if (!seed.reason) throw new Error(`No reason is given for ${Object.values(seed.title)[0]}`)
  return seed.reason
}
