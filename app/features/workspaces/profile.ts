import { z } from 'zod'
import { isCountry } from '#app/features/classifications/countries.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** What everybody may read of a workspace. */
export type WorkspaceProfile = {
  name: LanguageText
  description: LanguageText
  website: string | null
  /** A public mailbox. */
  contact: string | null
  country: string | null
  logoHash: string | null
  revision: number
}

export const LONGEST_PROFILE = { name: 200, description: 5000, website: 500, contact: 254 } as const

const isWebAddress = (typed: string) => /^https?:\/\//i.test(typed) && URL.canParse(typed) && new URL(typed).hostname.includes('.')

/** The fields of the profile beside its texts. Messages are keys under `profile.problem`. */
export const profileFacts = z.object({
  website: z
    .string()
    .trim()
    .max(LONGEST_PROFILE.website, 'tooLong')
    .transform((typed) => (typed === '' || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`))
    .refine((typed) => typed === '' || isWebAddress(typed), 'website'),
  contact: z
    .string()
    .trim()
    .max(LONGEST_PROFILE.contact, 'tooLong')
    .refine((typed) => typed === '' || z.email().safeParse(typed).success, 'contact'),
  country: z.string().refine((typed) => typed === '' || isCountry(typed), 'country'),
})
