import { placeProblems } from '#app/features/projects/edit-rules.server.ts'
import { fromParts, type Parts } from '#app/features/provenance/content.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import type { NeedContent } from './content.ts'
import { PLACE_PATH } from './edit-names.ts'
import { requestProblems } from './expertise/rules.ts'
import { NEED_SHAPE } from './shape.ts'

/** What is wrong with a need's content between its fields: what belongs together, what cannot be true together. Pure. */
export function needProblems(parts: Parts): FieldProblem[] {
  const content = fromParts<NeedContent>(NEED_SHAPE, parts)
  const { facts, projects } = content
  const money: Partial<NonNullable<typeof facts.money>> = facts.money ?? {}
  const quantity: Partial<NonNullable<typeof facts.quantity>> = facts.quantity ?? {}
  const found: FieldProblem[] = []
  const refuse = (wrong: unknown, name: string, messageKey: string) => void (wrong && found.push({ name, messageKey }))
  refuse(money.amount && !money.currency, 'facts/money/currency', 'needed')
  refuse(money.amount && !isAboveZero(money.amount), 'facts/money/amount', 'aboveZero')
  refuse(quantity.number && !quantity.unit, 'facts/quantity/unit', 'needed')
  refuse(quantity.unit && !quantity.number, 'facts/quantity/number', 'needed')
  refuse(quantity.number && !isAboveZero(quantity.number), 'facts/quantity/number', 'aboveZero')
  refuse(facts.from && facts.to && facts.to < facts.from, 'to', 'endBeforeStart')
  refuse(facts.covered?.startsWith('-'), 'covered', 'notNegative')
  if (facts.place) for (const [field, messageKey] of placeProblems(facts.place)) refuse(true, `${PLACE_PATH}/${field}`, messageKey)
  for (const { id, projectId } of projects)
    refuse(
      projects.some((other) => other.id < id && other.projectId === projectId),
      `projects/${id}/projectId`,
      'twice',
    )
  return [...found, ...requestProblems(content)]
}

const isAboveZero = (decimal: string) => !decimal.startsWith('-') && /[1-9]/.test(decimal)
