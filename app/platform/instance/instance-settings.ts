import { z } from 'zod'
import { FALLBACK_LANGUAGE, LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'

/** How lines on maps that are not settled are drawn: dashed, as the others, or not at all. */
export const UNSETTLED_LINES = ['dashed', 'solid', 'none'] as const
export type UnsettledLines = (typeof UNSETTLED_LINES)[number]

/** What the portal is called where nobody gave it a name of its own. */
export const PRODUCT_NAME = 'Passerelle'

export const LONGEST_INSTANCE_NAME = 40
export const LONGEST_NOTICE = 500
export const MOST_NOTICES = 5

const day = z.iso.date().nullable()
const texts = (longest: number) => z.record(z.string(), z.string().max(longest))

const noticeSchema = z.object({
  tone: z.enum(['info', 'warning']),
  /** By interface language. */
  text: texts(LONGEST_NOTICE),
  /** The first and the last calendar day it is shown, UTC; null: from now on, for ever. */
  from: day,
  to: day,
})

export const settingsSchema = z.object({
  /** What the portal is called, by interface language. */
  name: texts(LONGEST_INSTANCE_NAME).default({}),
  /** The interface languages offered, at least one. */
  languages: z
    .array(z.enum(LANGUAGES as [Language, ...Language[]]))
    .min(1)
    .default([...LANGUAGES]),
  notices: z.array(noticeSchema).max(MOST_NOTICES).default([]),
  /** Whether an organisation may ask for a workspace. */
  takesRequests: z.boolean().default(true),
  unsettledLines: z.enum(UNSETTLED_LINES).default('dashed'),
  /** Raised by every change; what the form was made from. */
  revision: z.number().int().default(0),
})

export type InstanceSettings = z.infer<typeof settingsSchema>
export type InstanceNotice = z.infer<typeof noticeSchema>

export const DEFAULT_SETTINGS: InstanceSettings = settingsSchema.parse({})

/** The name that the portal was given, for a reader: in their language, else in another; null where it has none of its own. */
export const ownNameIn = ({ name }: InstanceSettings, language: string): string | null =>
  name[language] ?? LANGUAGES.flatMap((one) => name[one] ?? [])[0] ?? null

/** The offered language that stands in for one that is not, or for none. */
export const standInLanguage = ({ languages }: InstanceSettings): Language =>
  languages.includes(FALLBACK_LANGUAGE) ? FALLBACK_LANGUAGE : (languages[0] ?? FALLBACK_LANGUAGE)

/** The notices of a day (YYYY-MM-DD), as a reader sees them: in their language, else in the first there is. */
export function noticesOn(
  { notices }: InstanceSettings,
  today: string,
  language: string,
): { tone: InstanceNotice['tone']; text: string; lang: string }[] {
  return notices
    .filter(({ from, to }) => (from === null || from <= today) && (to === null || today <= to))
    .flatMap(({ tone, text }) => {
      const lang = [language, ...LANGUAGES].find((one) => text[one])
      return lang ? [{ tone, lang, text: text[lang] ?? '' }] : []
    })
}
