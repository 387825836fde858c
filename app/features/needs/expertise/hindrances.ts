import type { NeedContent } from '#app/features/needs/content.ts'
import { daysFrom } from './rules.ts'

type Hindrance = { field: string; messageKey: string }

/** What a request for expertise lacks to be answered; nothing of a need of another kind. Pure. */
export function requestHindrances({ facts, skills }: NeedContent): Hindrance[] {
  if (facts.kind !== 'expertise') return []
  const { slots, mode, days } = facts.expertise ?? {}
  const most = daysFrom(facts.from, facts.to)
  const found: (Hindrance | false)[] = [
    facts.to === undefined && { field: 'when', messageKey: 'to' },
    !skills.some(({ must, skill }) => must && skill) && { field: 'expertise', messageKey: 'skills' },
    slots === undefined && { field: 'expertise', messageKey: 'slots' },
    mode === undefined && { field: 'expertise', messageKey: 'mode' },
    days === undefined && { field: 'expertise', messageKey: 'days' },
    days !== undefined && most !== null && days > most && { field: 'expertise', messageKey: 'daysPastPeriod' },
  ]
  return found.filter((hindrance) => hindrance !== false)
}
