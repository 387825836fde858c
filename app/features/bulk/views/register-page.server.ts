import type { RegisterFrame } from '#app/features/filters/register-frame.ts'
import type { RegisterAsked } from '#app/features/filters/register-frame.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { registerAsked } from '../chosen/register-conditions.server.ts'
import { registerOf } from '../paths.ts'
import { registerTools, type RegisterTools } from './register-tools.server.ts'
import { shownColumns, usualQuery, type DoneViewReply } from './views.server.ts'

type Where = { workspace: { id: string; slug: string }; kind: RecordKind; language: Language }

/** What the address of a register asks for; `goTo`: where a bare address leads, for who opens the register with a view. */
export async function readRegisterPage(
  actor: Actor,
  { workspace, kind, language }: Where,
  url: URL,
): Promise<{ asked: RegisterAsked; goTo: string | null }> {
  const asked = registerAsked(kind, url.search)
  const usual = url.search === '' ? await usualQuery(actor, { workspaceId: workspace.id, kind }) : null
  return { asked, goTo: usual ? `${registerOf({ language, slug: workspace.slug }, kind)}?${usual}` : null }
}

/** What stands around the lines of a register, and the columns that are shown. */
export async function aroundRegister(
  actor: Actor,
  where: Where,
  { frame, asked, url }: { frame: RegisterFrame; asked: RegisterAsked; url: URL },
): Promise<{ tools: RegisterTools; shown: readonly string[] }> {
  const shown = await shownColumns(actor, { workspaceId: where.workspace.id, kind: where.kind }, asked.columns)
  return { shown, tools: await registerTools(actor, { ...where, frame, shown, done: url.searchParams.get('done') }) }
}

/** Where a form of a register leads: to what it asks for, with a word of what was done. */
export function registerAfter(where: { language: Language; slug: string }, kind: RecordKind, { query, done }: DoneViewReply): string {
  const search = new URLSearchParams(query || 'tab=all')
  search.set('done', done)
  return `${registerOf(where, kind)}?${search}`
}
