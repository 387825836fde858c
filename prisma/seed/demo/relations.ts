import type { OrganisationMention, RelatedProject, Transaction } from '#app/features/projects/content.ts'
import { inEuros, parseAmount, type Thousandths } from './amounts.ts'
import { readMoney } from './budgets.ts'
import type { DemoProject } from './demo.ts'
import { idsFor, rowIdOf } from './ids.ts'
import { mentionWorkspace } from './organisations.ts'
import { iatiIdentifierOf, type ProjectTies } from './project-content.ts'
import type { ProjectSeed } from './seeds.ts'
import { workspaceBySlug } from './workspaces.ts'

/** Codes of the list RelatedActivityType. */
const PARENT = '1'
/** Each of them, seen from the other side. */
const RECIPROCAL: Record<string, string> = { '1': '2', '2': '1', '3': '3', '4': '4', '5': '5' }

type Relation = { type: string; of: ProjectSeed; to: ProjectSeed }

/** The relations that the data states, each followed by its reciprocal. Throws when a project is not there. */
function readRelations(seeds: readonly ProjectSeed[]): Relation[] {
  const byCode = new Map(seeds.map((seed) => [seed.code, seed]))
  return seeds.flatMap((of) =>
    of.related.flatMap((text) => {
      const [type = '', code = ''] = text.split(' ')
      const to = byCode.get(code)
      if (!to) throw new Error(`The demonstration has no project ${code}`)
      return [
        { type, of, to },
        { type: RECIPROCAL[type] ?? type, of: to, to: of },
      ]
    }),
  )
}

function funderOf(seed: ProjectSeed, relations: readonly Relation[]): OrganisationMention | undefined {
  const parent = relations.find(({ type }) => type === PARENT)?.to
  return parent && { ...mentionWorkspace(workspaceBySlug(parent.workspace), Object.keys(seed.title)), activity: iatiIdentifierOf(parent) }
}

/** What the funded projects are worth, in euros: those that fund others keep their books in euros. */
function passedOnBy(relations: readonly Relation[]): Thousandths {
  return relations.reduce((sum, { type, to }) => {
    const { amount, currency } = readMoney(to.money)
    return RECIPROCAL[type] === PARENT ? sum + inEuros(parseAmount(amount), currency) : sum
  }, 0n)
}

/** For each project, what ties it to others. */
export function tiesBetween(seeds: readonly ProjectSeed[]): (seed: ProjectSeed) => ProjectTies {
  const relations = readRelations(seeds)
  return (seed) => {
    const own = relations.filter(({ of }) => of === seed)
    const related: RelatedProject[] = own.map(({ type, to }) => ({ type, iatiIdentifier: iatiIdentifierOf(to) }))
    return { parent: funderOf(seed, own), related, passedOn: passedOnBy(own) }
  }
}

/** The commitment or disbursement that a receipt is on the payer's side: one flow, reported by both. */
function paymentOf(receipt: Transaction, payer: DemoProject, recipient: DemoProject): Transaction {
  const { activity: _payersOwn, ...provider } = receipt.provider ?? {}
  const { description: _recipientsWords, ref: _recipientsRef, ...flow } = receipt
  return {
    ...flow,
    type: receipt.type === '11' ? '2' : '3',
    value: { currency: payer.content.facts.defaultCurrency, ...receipt.value },
    provider,
    receiver: { ...receipt.receiver, activity: recipient.content.facts.iatiIdentifier },
  }
}

function lastDayKnown({ state, createdAt }: DemoProject): string {
  return (state.kind === 'published' || state.kind === 'withdrawn' ? state.publishedAt : createdAt).slice(0, 10)
}

/** Adds to each payer's books what the projects it funds say they received from it, as far as its last version knows. */
export function withPaymentsToProjects(projects: DemoProject[]): DemoProject[] {
  const funded = projects.filter(({ content }) => content.organisations.some(({ activity }) => activity))
  return projects.map((payer) => {
    const identifier = payer.content.facts.iatiIdentifier
    const known = lastDayKnown(payer)
    const payments = funded.flatMap((recipient) =>
      recipient.content.transactions
        .filter(({ provider, date = known }) => provider?.activity === identifier && date <= known)
        .map((receipt) => paymentOf(receipt, payer, recipient)),
    )
    if (payments.length === 0) return payer
    // One millisecond later than the ids of the other rows, so that these come after them.
    const nextId = idsFor(`${payer.id} payments`, new Date(Date.parse(payer.createdAt) + 1).toISOString())
    const rows = payments.map((payment) => ({ ...payment, id: rowIdOf(nextId()) }))
    return { ...payer, content: { ...payer.content, transactions: [...payer.content.transactions, ...rows] } }
  })
}
