import { v7 as uuidv7 } from 'uuid'
import { readColumns, REGISTER_COLUMNS, USUAL_COLUMNS } from '#app/features/filters/register-filters.ts'
import { isUuid, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import { hasRole, MANAGERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { bulkPolicy } from '../policy.ts'

export type View = { id: string; name: string; query: string; isShared: boolean; isOwn: boolean; isUsual: boolean }

type Where = { workspaceId: string; kind: RecordKind }

/** Views of one person in one register, at most. */
const MOST_VIEWS = 100
const NAME_LIMIT = 80
const QUERY_LIMIT = 2000

const requireMember = (actor: Actor, { workspaceId }: Where): string => {
  if (actor.userId === null || !hasRole(actor, workspaceId)) throw notFound('workspace')
  return actor.userId
}

/** The views of a register that a person has: their own, and those that others share with the workspace. */
export async function listViews(actor: Actor, { workspaceId, kind }: Where): Promise<View[]> {
  if (actor.userId === null) return []
  const [views, choice] = await Promise.all([
    db.registerView.findMany({
      where: { workspaceId, kind, OR: [{ userId: actor.userId }, { isShared: true }] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST_VIEWS * 2,
    }),
    findChoice(actor, { workspaceId, kind }),
  ])
  return views.map(({ id, name, query, isShared, userId }) => ({
    id,
    name,
    query,
    isShared,
    isOwn: userId === actor.userId,
    isUsual: id === choice?.viewId,
  }))
}

const findChoice = (actor: Actor, { workspaceId, kind }: Where) =>
  actor.userId === null
    ? Promise.resolve(null)
    : db.registerChoice.findUnique({ where: { userId_workspaceId_kind: { userId: actor.userId, workspaceId, kind } } })

/** What the register opens with: the query of the view that the person likes best, or null. */
export async function usualQuery(actor: Actor, where: Where): Promise<string | null> {
  const choice = await findChoice(actor, where)
  if (!choice?.viewId) return null
  const views = await listViews(actor, where)
  return views.find(({ isUsual }) => isUsual)?.query ?? null
}

/** The columns that a register shows: those of its address, else those the person chose, else the usual ones. */
export async function shownColumns(actor: Actor, where: Where, asked: readonly string[] | null): Promise<readonly string[]> {
  if (asked) return asked
  const choice = await findChoice(actor, where)
  const chosen = REGISTER_COLUMNS[where.kind].filter((column) => choice?.columns.includes(column))
  return chosen.length > 0 ? chosen : USUAL_COLUMNS[where.kind]
}

/** What the form came to: the query to go on with, or what was wrong with a name. */
export type ViewReply = DoneViewReply | { outcome: 'refused'; problem: 'name' | 'many'; typed: string }

/** What a form of the register did, by the key of its words. */
export const VIEW_DONE = ['columns', 'view', 'usualView', 'removedView'] as const
export type DoneViewReply = { outcome: 'done'; query: string; done: (typeof VIEW_DONE)[number] }

/**
 * Takes a form of the register: the columns to show (kept for the person), a view to keep, to take away, or to open with. Throws
 * `not-found` and `forbidden`.
 */
export async function takeViewForm(actor: Actor, where: Where, form: FormData): Promise<ViewReply> {
  const userId = requireMember(actor, where)
  const query = storableQuery(formText(form, 'query'))
  switch (formText(form, 'intent')) {
    case 'columns': {
      const asked = new URLSearchParams(form.getAll('columns').map((column): [string, string] => ['columns', String(column)]))
      const columns = readColumns(asked, where.kind) ?? []
      await keepChoice(userId, where, { columns })
      return { outcome: 'done', done: 'columns', query: withColumns(query, columns) }
    }
    case 'saveView':
      return saveView(actor, userId, where, form, query)
    case 'removeView':
      await removeView(actor, userId, where, formText(form, 'view'))
      return { outcome: 'done', done: 'removedView', query }
    case 'usualView': {
      const viewId = formText(form, 'view')
      const known = (await listViews(actor, where)).some(({ id }) => id === viewId)
      await keepChoice(userId, where, { viewId: known ? viewId : null })
      return { outcome: 'done', done: 'usualView', query }
    }
    default:
      throw new AppError('invalid', 'invalid.form')
  }
}

async function saveView(actor: Actor, userId: string, where: Where, form: FormData, query: string): Promise<ViewReply> {
  const typed = formText(form, 'name')
  const name = typed.trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > NAME_LIMIT) return { outcome: 'refused', problem: 'name', typed }
  const isShared = formText(form, 'shared') === 'yes' && bulkPolicy.share(actor, where)
  const id = uuidv7()
  const isKept = await inTransaction(async (tx) => {
    const own = { ...where, userId }
    const same = await tx.registerView.findFirst({ where: { ...own, name }, select: { id: true } })
    if (!same && (await tx.registerView.count({ where: own })) >= MOST_VIEWS) return null
    if (same) await tx.registerView.update({ where: { id: same.id }, data: { query, isShared } })
    else await tx.registerView.create({ data: { id, ...own, name, query, isShared } })
    return same?.id ?? id
  })
  if (!isKept) return { outcome: 'refused', problem: 'many', typed }
  if (formText(form, 'usual') === 'yes') await keepChoice(userId, where, { viewId: isKept })
  return { outcome: 'done', done: 'view', query }
}

/** One's own view; a manager also takes away what others share. */
async function removeView(actor: Actor, userId: string, where: Where, viewId: string): Promise<void> {
  const view = isUuid(viewId) ? await db.registerView.findFirst({ where: { id: viewId, ...where } }) : null
  if (!view || (view.userId !== userId && !view.isShared)) return
  if (view.userId !== userId && !hasRole(actor, where.workspaceId, MANAGERS)) throw forbidden('bulk')
  await db.registerView.deleteMany({ where: { id: viewId } })
}

async function keepChoice(
  userId: string,
  { workspaceId, kind }: Where,
  choice: { columns?: string[]; viewId?: string | null },
): Promise<void> {
  await db.registerChoice.upsert({
    where: { userId_workspaceId_kind: { userId, workspaceId, kind } },
    create: { userId, workspaceId, kind, ...choice },
    update: choice,
  })
}

/** A query as an address may hold it, without its page. */
function storableQuery(text: string): string {
  const search = new URLSearchParams(text.slice(0, QUERY_LIMIT))
  for (const name of ['cursor', 'done']) search.delete(name)
  return search.toString().slice(0, QUERY_LIMIT)
}

function withColumns(query: string, columns: readonly string[]): string {
  const search = new URLSearchParams(query)
  if (columns.length > 0) search.set('columns', columns.join(','))
  else search.delete('columns')
  return search.toString()
}
