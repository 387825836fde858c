import { isLanguageTag } from '#app/features/classifications/languages.ts'
import { same } from '#app/features/provenance/content.ts'
import { splitFieldName } from '#app/features/provenance/field-names.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Change } from '#app/features/provenance/edits.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { LONGEST_PROFILE, profileFacts, type WorkspaceProfile } from '#app/features/workspaces/profile.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'

export type ProfileProblem = { name: string; messageKey: 'nameMissing' | 'tooLong' | 'website' | 'contact' | 'country' }
/** A field that somebody else changed since the form was made: what they wrote. */
export type ProfileConflict = { name: string; theirs: string }

export type ProfileReply =
  | { outcome: 'saved' }
  | { outcome: 'refused'; problems: ProfileProblem[]; typed: Record<string, string> }
  | { outcome: 'conflict'; revision: number; conflicts: ProfileConflict[]; typed: Record<string, string> }

const select = {
  name: true,
  description: true,
  website: true,
  contact: true,
  country: true,
  logoHash: true,
  profileRevision: true,
} as const

/** The profile of a workspace, for who may change it. Throws `forbidden` and `not-found`. */
export async function getWorkspaceProfile(actor: Actor, workspaceId: string): Promise<WorkspaceProfile> {
  requireManager(actor, workspaceId)
  const held = await db.workspace.findUnique({ where: { id: workspaceId }, select })
  if (!held) throw notFound('workspace')
  const { profileRevision, name, description, ...profile } = held
  return { ...profile, name: name as LanguageText, description: description as LanguageText, revision: profileRevision }
}

const TEXTS = ['name', 'description'] as const
const FACTS = ['website', 'contact', 'country'] as const

/** What the fields of the form hold, by their names: `name@fr`, `website`. */
export function profileValues(profile: Pick<WorkspaceProfile, (typeof TEXTS)[number] | (typeof FACTS)[number]>): Record<string, string> {
  const texts = TEXTS.flatMap((field) => Object.entries(profile[field]).map(([lang, text]) => [`${field}@${lang}`, text] as const))
  return Object.fromEntries([...texts, ...FACTS.map((field) => [field, profile[field] ?? ''] as const)])
}

/**
 * Changes the profile from its form. Each field is merged by itself: what somebody else changed meanwhile and this person left
 * as it was stays theirs, what both changed is a conflict and nothing is written, until the form is sent again with the
 * revision that showed both. Throws `forbidden` and `not-found`.
 */
export async function changeWorkspaceProfile(actor: Actor, workspaceId: string, form: FormData): Promise<ProfileReply> {
  requireManager(actor, workspaceId)
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    const held = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select })
    const now = profileValues({ ...held, name: held.name as LanguageText, description: held.description as LanguageText })
    const typed = typedFields(form)
    const baseOf = (name: string) => (form.has(`base:${name}`) ? formText(form, `base:${name}`) : (now[name] ?? ''))
    const own = Object.entries(typed).filter(([name, value]) => value !== baseOf(name) && value !== (now[name] ?? ''))
    // A form that comes back shows, at what this person left alone, what others wrote meanwhile.
    const shown = {
      ...typed,
      ...Object.fromEntries(Object.keys(typed).flatMap((name) => (own.some(([one]) => one === name) ? [] : [[name, now[name] ?? '']]))),
    }
    const clashing = own.filter(([name]) => (now[name] ?? '') !== baseOf(name))
    if (clashing.length > 0)
      return {
        outcome: 'conflict',
        revision: held.profileRevision,
        conflicts: clashing.map(([name]) => ({ name, theirs: now[name] ?? '' })),
        typed: shown,
      }
    const after = { ...now, ...Object.fromEntries(own) }
    const { problems, facts } = check(after, Object.keys(typed))
    if (problems.length > 0 || !facts) return { outcome: 'refused', problems, typed: shown }
    const next = { name: textsOf(after, 'name'), description: textsOf(after, 'description'), ...facts }
    const changes = changesBetween({ ...held, name: held.name, description: held.description }, next)
    if (changes.length === 0) return { outcome: 'saved' }
    await tx.workspace.update({ where: { id: workspaceId }, data: { ...next, profileRevision: { increment: 1 } } })
    await recordEvent(tx, { actor, kind: 'workspace.profileChanged', workspaceId, changes })
    await touchPublicData(tx)
    return { outcome: 'saved' }
  })
}

/** The fields of a form that are the profile's, in languages that are registered. */
function typedFields(form: FormData): Record<string, string> {
  const names = [...new Set(form.keys())].filter((name) => {
    const { path, lang } = splitFieldName(name)
    return lang === undefined
      ? (FACTS as readonly string[]).includes(path)
      : (TEXTS as readonly string[]).includes(path) && (lang === 'und' || isLanguageTag(lang))
  })
  return Object.fromEntries(names.slice(0, 200).map((name) => [name, formText(form, name).trim()]))
}

function check(values: Readonly<Record<string, string>>, shown: readonly string[]) {
  const problems: ProfileProblem[] = []
  const read = profileFacts.safeParse({ website: values['website'], contact: values['contact'], country: values['country'] })
  if (!read.success)
    for (const { path, message } of read.error.issues)
      problems.push({ name: String(path[0]), messageKey: message as ProfileProblem['messageKey'] })
  for (const [name, text] of Object.entries(values)) {
    const field = splitFieldName(name).path as keyof typeof LONGEST_PROFILE
    if (name.includes('@') && text.length > LONGEST_PROFILE[field]) problems.push({ name, messageKey: 'tooLong' })
  }
  const names = Object.entries(values).filter(([name, text]) => name.startsWith('name@') && text !== '')
  if (names.length === 0) problems.push({ name: shown.find((name) => name.startsWith('name@')) ?? 'name@fr', messageKey: 'nameMissing' })
  const facts = read.success
    ? { website: read.data.website || null, contact: read.data.contact || null, country: read.data.country || null }
    : null
  return { problems, facts }
}

const textsOf = (values: Readonly<Record<string, string>>, field: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) =>
      name.startsWith(`${field}@`) && text !== '' ? [[name.slice(field.length + 1), text]] : [],
    ),
  )

function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return Object.keys(after)
    .filter((path) => !same((before[path] ?? null) as never, (after[path] ?? null) as never))
    .map((path) => ({ path, before: (before[path] ?? null) as Change['before'], after: (after[path] ?? null) as Change['after'] }))
}
