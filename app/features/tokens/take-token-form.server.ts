import { z } from 'zod'
import { isFresh } from '#app/features/accounts/fresh-proof.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { createToken, endToken } from './mutations.server.ts'
import { LONGEST_TOKEN_NAME, TOKEN_DAYS, TOKEN_SCOPES } from './token.ts'

const tokenForm = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(LONGEST_TOKEN_NAME, 'nameTooLong'),
  scope: z.enum(TOKEN_SCOPES, 'scopeMissing'),
  days: z.coerce.number().refine((days) => (TOKEN_DAYS as readonly number[]).includes(days), 'daysWrong'),
})

export type TypedToken = { name: string; scope: string; days: string }
export type TokenReply =
  /** `secret` is shown this once; null: the same form made the token already. */
  | { outcome: 'made'; secret: string | null; name: string }
  | { outcome: 'ended' }
  /** A token that writes is made by who proved who they are a short while ago. */
  | { outcome: 'unproved'; typed: TypedToken }
  | { outcome: 'refused'; problems: { name: keyof TypedToken | null; messageKey: string }[]; typed: TypedToken }

/** Takes the form that makes a token, or the button that ends one. Throws `not-found`, `forbidden`, and `invalid` for a form without an id. */
export async function takeTokenForm(actor: Actor, workspaceId: string, form: FormData, address: string): Promise<TokenReply> {
  const id = formText(form, 'id')
  if (formText(form, 'intent') === 'end') {
    await endToken(actor, workspaceId, id, address)
    return { outcome: 'ended' }
  }
  if (!isUuid(id)) throw new AppError('invalid', 'invalid.form')
  const typed = { name: formText(form, 'name'), scope: formText(form, 'scope'), days: formText(form, 'days') }
  const read = tokenForm.safeParse(typed)
  if (!read.success) {
    const first = new Map(
      read.error.issues.map(({ path, message }) => [String(path[0]) as keyof TypedToken, message]).reverse() as [
        keyof TypedToken,
        string,
      ][],
    )
    return { outcome: 'refused', problems: [...first].map(([name, messageKey]) => ({ name, messageKey })), typed }
  }
  if (read.data.scope === 'WRITE' && !isFresh(actor)) return { outcome: 'unproved', typed }
  try {
    return { outcome: 'made', secret: await createToken(actor, workspaceId, { id, ...read.data }, address), name: read.data.name }
  } catch (error) {
    if (error instanceof AppError && error.messageKey === 'conflict.tokens')
      return { outcome: 'refused', problems: [{ name: null, messageKey: 'tooMany' }], typed }
    throw error
  }
}
