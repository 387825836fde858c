import { z } from 'zod'
import { isLanguageTag } from '#app/features/classifications/languages.ts'
import { readDecimal } from '#app/features/provenance/read-decimal.ts'

/** How a workspace validates what it publishes, and in which languages it is to be read. */
export type WorkspaceRules = {
  /** A validator may publish what they alone wrote. */
  allowOwnPublication: boolean
  /** How many people have to approve, 1 to 5; the last one publishes. */
  approvalsRequired: number
  /** Days after which validators are reminded of what waits, and again as often, 0 to 90; 0: never. */
  remindAfterDays: number
  /** BCP 47 tags, at least one: what is missing in them is shown as missing. */
  languages: string[]
}

export const MOST_APPROVALS = 5
export const MOST_DAYS = 90

const whole = (least: number, most: number) =>
  z
    .string()
    .transform((text) => readDecimal(text.trim()) ?? '')
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most)
    .transform(Number)

/** The form of the rules; a field that is refused is named. */
export const workspaceRulesForm = z.object({
  allowOwnPublication: z.string().transform((text) => text === 'yes'),
  approvalsRequired: whole(1, MOST_APPROVALS),
  remindAfterDays: whole(0, MOST_DAYS),
  languages: z
    .array(
      z
        .string()
        .refine(isLanguageTag)
        .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag),
    )
    .min(1)
    .max(20),
})
