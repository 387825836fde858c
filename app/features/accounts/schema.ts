import { z } from 'zod'
import { formerNumber } from '#app/features/provenance/former-person.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { plainLine } from '#app/platform/i18n/plain-line.ts'

// Messages are keys under `problem` in the texts of accounts.
const email = z.string().trim().toLowerCase().min(1, 'emailMissing').pipe(z.email('emailWrong'))

export const signInSchema = z.object({ email, password: z.string().min(1, 'passwordMissing') })
export const forgotSchema = z.object({ email })
export const newEmailSchema = z.object({ email: email.pipe(z.string().max(254, 'emailWrong')) })

export const LONGEST_NAME = 200

/** A name as people give it: not one that stands for somebody whose account was erased. */
export const profileSchema = z.object({
  name: z
    .string()
    .transform(plainLine)
    .refine((name) => name !== '', 'nameMissing')
    .refine((name) => name.length <= LONGEST_NAME, 'nameTooLong')
    .refine((name) => formerNumber(name) === null, 'nameMissing'),
  language: z.enum(LANGUAGES, 'languageUnknown'),
})
/** An account as the command line makes it; the address is kept in small letters. */
export const newUserSchema = z.object({ email, name: z.string().transform(plainLine).pipe(z.string().min(1).max(LONGEST_NAME)) })

export type FieldProblem = { name: string; messageKey: string }

/** The fields of a form that its schema refuses, the first problem of each. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  const first = new Map<string, string>()
  for (const { path, message } of error.issues) if (!first.has(String(path[0]))) first.set(String(path[0]), message)
  return [...first].map(([name, messageKey]) => ({ name, messageKey }))
}
