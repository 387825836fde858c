import { z } from 'zod'
import { isCountry } from '#app/features/classifications/countries.ts'
import { emailAddress } from '#app/features/joining/invitees.ts'
import { WORKSPACE_KINDS } from '#app/features/workspaces/roles.ts'
import { plainLine } from '#app/platform/i18n/plain-line.ts'

export const LONGEST = { organisation: 300, ref: 100, website: 500, name: 200, reason: 3000 } as const

const text = (most: number, missing: string) => z.string().trim().min(1, missing).max(most, 'tooLong')
const line = (most: number, missing: string) => z.string().transform(plainLine).pipe(text(most, missing))

const address = (typed: string) => {
  try {
    return ['http:', 'https:'].includes(new URL(typed).protocol)
  } catch {
    return false
  }
}

/** A site's address; one without a scheme is read as https. Empty: none. */
export const websiteField = z
  .string()
  .trim()
  .max(LONGEST.website, 'tooLong')
  .transform((typed) => (typed === '' || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`))
  .refine((typed) => typed === '' || address(typed), 'websiteWrong')

/** The form by which an organisation asks for a workspace. Messages are keys under `ask.problem`. */
export const requestForm = z.object({
  organisation: line(LONGEST.organisation, 'organisationMissing'),
  organisationRef: z.string().trim().max(LONGEST.ref, 'tooLong'),
  website: websiteField,
  country: z.string().refine(isCountry, 'countryMissing'),
  kind: z.enum(WORKSPACE_KINDS, 'kindMissing'),
  name: line(LONGEST.name, 'nameMissing'),
  email: z.string().trim().min(1, 'emailMissing').pipe(emailAddress),
  reason: text(LONGEST.reason, 'reasonMissing'),
})

export type RequestFields = keyof z.infer<typeof requestForm>
export type TypedRequest = Record<RequestFields, string> & { organisationId: string }
