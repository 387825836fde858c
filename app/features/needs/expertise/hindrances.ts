import type { NeedContent } from '#app/features/needs/content.ts'
import { daysFrom } from './rules.ts'

type Hindrance = { field: string; messageKey: string }

/**
 * What keeps a request for expertise from being submitted. A need of kind expertise may be published without one; once begun, it has to be
 * whole. Nothing of a need of another kind. Pure.
 */
export function requestHindrances(content: NeedContent): Hindrance[] {
  return content.facts.kind === 'expertise' && isBegun(content) ? requestLacks(content) : []
}

const isBegun = ({ facts, skills, languages }: NeedContent): boolean =>
  skills.length > 0 || languages.length > 0 || Object.keys(facts.expertise ?? {}).length > 0

/** What a request lacks to be answered by experts. Pure. */
export function requestLacks({ facts, skills }: NeedContent): Hindrance[] {
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
