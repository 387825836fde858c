import { z } from 'zod'
import { CEFR } from '#app/features/classifications/cefr.ts'
import { CONTEXTS } from '#app/features/expertise/content.ts'
import schools from '../data/experts/data-and-schools.json' with { type: 'json' }
import land from '../data/experts/land-and-works.json' with { type: 'json' }
import law from '../data/experts/law-and-crises.json' with { type: 'json' }
import money from '../data/experts/money-and-trade.json' with { type: 'json' }
import names from '../data/experts/names.json' with { type: 'json' }
import origins from '../data/experts/origins.json' with { type: 'json' }
import sentences from '../data/experts/sentences.json' with { type: 'json' }
import water from '../data/experts/water-and-health.json' with { type: 'json' }

/** The languages in which experts of the demonstration write. */
export const WRITTEN = ['fr', 'en', 'es', 'pt', 'ar'] as const
export type Written = (typeof WRITTEN)[number]
export const isWritten = (tag: string): tag is Written => (WRITTEN as readonly string[]).includes(tag)

const inEach = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ fr: shape, en: shape, es: shape, pt: shape, ar: shape })

const archetype = z.strictObject({
  key: z.string(),
  /** Occupations of ISCO-08, then sectors of the DAC: the main one first. */
  isco: z.array(z.string().regex(/^\d{3}$/)).min(2),
  dac: z.array(z.string().regex(/^\d{5}$/)).min(3),
  contexts: z.array(z.enum(CONTEXTS)),
  /** How many of each origin. */
  people: z.record(z.string(), z.number().int().positive()),
  /** The origin of each team. */
  teams: z.array(z.string()),
  texts: inEach(z.strictObject({ headlines: z.array(z.string()).length(2), work: z.array(z.string()).length(2) })),
})

const LANGUAGE = new RegExp(`^([a-z]{2,3}) ((?:${CEFR.join('|')})(?:,(?:${CEFR.join('|')}))*) (\\d+)$`)

const origin = z.strictObject({
  /** Countries and rosters that stand twice are drawn twice as often. */
  countries: z.array(z.string()),
  rosters: z.array(z.string()),
  /** "en A2,B1 70": the levels drawn from, for so many of a hundred. */
  languages: z.array(z.string().regex(LANGUAGE)),
  /** What is spoken at home, by country. */
  local: z.record(z.string(), z.array(z.string())),
  /** Countries worked in, often and seldom. */
  near: z.array(z.string()),
  far: z.array(z.string()),
  /** All with long experience that a workspace has verified: those who speak what few speak. */
  seasoned: z.boolean().default(false),
})

const pair = z.strictObject({ latin: z.string(), arabic: z.string() })
const pool = <Name extends z.ZodType>(name: Name) =>
  z.strictObject({ countries: z.array(z.string()), given: z.array(name), family: z.array(name) })

export type Archetype = z.infer<typeof archetype>
export type Origin = z.infer<typeof origin>

/** What experts are made of, written by hand. Throws where a data file breaks the shape. */
export function readBlocks() {
  return {
    archetypes: z.array(archetype).parse([water, schools, land, money, law].flat()),
    origins: z.record(z.string(), origin).parse(origins.origins),
    /** Archetypes that a roster takes, where not all. */
    fields: z.record(z.string(), z.array(z.string())).parse(origins.fields),
    names: z
      .strictObject({
        latin: z.array(pool(z.string())),
        arabic: z.array(pool(pair)),
        teams: z.strictObject({ word: inEach(z.string()), names: inEach(z.array(z.string())) }),
      })
      .parse(names),
    sentences: z
      .strictObject({
        career: inEach(z.array(z.string())),
        team: inEach(z.array(z.string())),
        verified: inEach(z.array(z.string())),
        attested: inEach(z.array(z.string())),
        consent: inEach(z.array(z.string())),
      })
      .parse(sentences),
  }
}

export type Blocks = ReturnType<typeof readBlocks>

/** "en A2,B1 70" taken apart. Throws for anything else. */
export function readSpoken(text: string): { tag: string; levels: string[]; percent: number } {
  const [, tag, levels, percent] = LANGUAGE.exec(text) ?? []
  if (!tag || !levels) throw new Error(`Not a language of the demonstration: ${text}`)
  return { tag, levels: levels.split(','), percent: Number(percent) }
}
