import { v7 as uuidv7 } from 'uuid'
import { requestForm, type RequestFields, type TypedRequest } from '#app/features/joining/request-form.ts'
import { countRequest } from '#app/features/joining/request-limits.server.ts'
import { requestMail, tellAdmins } from '#app/features/joining/write-request.server.ts'
import { isCalled, organisationTyped, registeredOrganisation } from '#app/features/organisations/queries/find-organisations.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashSecret, makeSecret } from '#app/platform/auth/link-secret.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { queueMail } from '#app/platform/mail/mail.server.ts'

export type AskReply =
  | { outcome: 'asked'; /** The link of the mail, for who is signed in. */ secret: string | null }
  | { outcome: 'refused'; problems: { name: RequestFields; messageKey: string }[]; typed: TypedRequest }
  | { outcome: 'tooMany'; messageKey: string; params: AppError['params']; typed: TypedRequest }

/**
 * Asks for a workspace. Who is signed in asks at once; for others the request waits until they follow the link sent to
 * their address, and the answer is the same whatever that address is. Everything refused is in the reply.
 */
export async function askForWorkspace(
  actor: Actor,
  form: FormData,
  { language, address }: { language: Language; address: string },
): Promise<AskReply> {
  const person =
    actor.userId && actor.kind === 'person'
      ? await db.user.findUnique({ where: { id: actor.userId }, select: { name: true, email: true } })
      : null
  const typed = readTyped(form, person)
  const read = requestForm.safeParse(typed)
  if (!read.success) return { outcome: 'refused', problems: firstProblems(read.error.issues), typed }
  const { organisation, organisationRef, website, ...asked } = read.data
  try {
    await countRequest(address, asked.email)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'too-many')
      return { outcome: 'tooMany', messageKey: error.messageKey, params: error.params, typed }
    throw error
  }
  const registered = await chosenOrganisation(typed, language)
  const { secret, hash } = makeSecret()
  const request = {
    id: uuidv7(),
    ...asked,
    organisationId: registered?.id ?? null,
    organisationName: registered ? plainText(registered.name, language, organisation) : organisation,
    organisationRef: registered ? registered.ref : organisationRef || null,
    website: website || null,
    language,
    tokenHash: hash,
    userId: person ? actor.userId : null,
    state: person ? ('OPEN' as const) : ('UNCONFIRMED' as const),
    confirmedAt: person ? new Date() : null,
  }
  await inTransaction(async (tx) => {
    await tx.workspaceRequest.create({ data: request })
    await queueMail(tx, requestMail(person ? 'received' : 'confirm', request, { secret }))
    if (person) await tellAdmins(tx, request)
  })
  return { outcome: 'asked', secret: person ? secret : null }
}

/** Confirms the address of who asked, by the link sent to it; done twice, it is done. Throws `not-found` for a link that is not good. */
export async function confirmRequest(secret: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.workspaceRequest.updateMany({
      where: { tokenHash: hashSecret(secret), state: 'UNCONFIRMED' },
      data: { state: 'OPEN', confirmedAt: new Date() },
    })
    const request = await tx.workspaceRequest.findUnique({ where: { tokenHash: hashSecret(secret) } })
    if (!request) throw new AppError('not-found', 'notFound.request')
    if (count === 1) await tellAdmins(tx, request)
  })
}

function readTyped(form: FormData, person: { name: string; email: string } | null): TypedRequest {
  const text = (name: string) => formText(form, name)
  return {
    organisation: text('organisation'),
    organisationId: text('organisationId'),
    organisationRef: text('organisationRef'),
    website: text('website'),
    country: text('country'),
    kind: text('kind'),
    name: person?.name ?? text('name'),
    email: person?.email ?? text('email'),
    reason: text('reason'),
  }
}

/** The one picked while typing, where it is still what is typed; else the one that was typed in full. */
async function chosenOrganisation({ organisation, organisationId }: TypedRequest, language: Language) {
  const picked = isUuid(organisationId) ? await registeredOrganisation(organisationId) : null
  return picked && isCalled(picked, organisation, language) ? picked : await organisationTyped(organisation, language)
}

function firstProblems(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const first = new Map<RequestFields, string>()
  for (const { path, message } of issues) {
    const name = String(path[0]) as RequestFields
    if (!first.has(name)) first.set(name, message)
  }
  return [...first].map(([name, messageKey]) => ({ name, messageKey }))
}
