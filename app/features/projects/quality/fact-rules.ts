import { isBefore } from '#app/features/provenance/quality.ts'
import { endOf, hasBegun, isOver, isUnderWay, type ProjectRule, type ProjectSubject } from './subject.ts'

const at = (field: string) => ({ step: 'facts', field }) as const

/**
 * Status, dates and identifier. From IATI's standard ruleset for 2.03: a start is stated, planned or actual; no end before
 * its start (rules 11.1.2, 11.1.3); what is actual has happened (11.1.4, 11.1.5). The identifier begins with that of who
 * reports (IATI, guidance on iati-identifier). That dates agree with the status is this portal's own.
 */
export const FACT_RULES: readonly ProjectRule[] = [
  {
    key: 'status',
    kind: 'completeness',
    points: 7,
    check: ({ content: { facts } }) => (facts.iatiStatus ? 'kept' : at('iatiStatus')),
  },
  {
    key: 'statusAgrees',
    kind: 'consistency',
    points: 4,
    check: (subject) => (subject.content.facts.iatiStatus ? (statusAgrees(subject) ? 'kept' : at('iatiStatus')) : 'beside'),
  },
  {
    key: 'plannedStart',
    kind: 'completeness',
    points: 4,
    check: ({ content: { facts } }) => (facts.plannedStart ? 'kept' : at('plannedStart')),
  },
  {
    key: 'plannedEnd',
    kind: 'completeness',
    points: 4,
    check: ({ content: { facts } }) => (facts.plannedEnd ? 'kept' : at('plannedEnd')),
  },
  {
    key: 'actualStart',
    kind: 'completeness',
    points: 5,
    check: (subject) => (subject.content.facts.actualStart ? 'kept' : isUnderWay(subject) ? at('actualStart') : 'beside'),
  },
  {
    key: 'actualEnd',
    kind: 'completeness',
    points: 5,
    check: (subject) => (subject.content.facts.actualEnd ? 'kept' : isOver(subject) ? at('actualEnd') : 'beside'),
  },
  {
    key: 'dateOrder',
    kind: 'consistency',
    points: 4,
    check: ({ content: { facts } }) => {
      if (isBefore(facts.plannedEnd, facts.plannedStart)) return at('plannedEnd')
      if (isBefore(facts.actualEnd, facts.actualStart)) return at('actualEnd')
      return (facts.plannedStart && facts.plannedEnd) || (facts.actualStart && facts.actualEnd) ? 'kept' : 'beside'
    },
  },
  {
    key: 'datesPast',
    kind: 'consistency',
    points: 4,
    check: ({ content: { facts }, today }) => {
      if (!facts.actualStart && !facts.actualEnd) return 'beside'
      if (isBefore(today, facts.actualStart)) return at('actualStart')
      return isBefore(today, facts.actualEnd) ? at('actualEnd') : 'kept'
    },
  },
  {
    key: 'identifier',
    kind: 'completeness',
    points: 5,
    check: ({ content: { facts } }) => (facts.iatiIdentifier ? 'kept' : at('iatiIdentifier')),
  },
  {
    key: 'identifierPrefix',
    kind: 'consistency',
    points: 3,
    check: ({ content: { facts, organisations }, reportingRef }) => {
      const identifier = facts.iatiIdentifier
      if (!identifier || !reportingRef) return 'beside'
      // A ministry also holds activities that others report: those bear the identifier of a partner.
      const reporters = [reportingRef, ...organisations.flatMap(({ ref }) => (ref ? [ref] : []))]
      return reporters.some((ref) => identifier.startsWith(`${ref}-`)) ? 'kept' : at('iatiIdentifier')
    },
  },
]

/** A pipeline has not begun, an implementation has not ended, and what ends or has ended had begun. */
function statusAgrees(subject: ProjectSubject): boolean {
  const { iatiStatus, actualStart, plannedStart } = subject.content.facts
  if (iatiStatus === '1') return !hasBegun(subject)
  if (iatiStatus === '2') return !isBefore(endOf(subject), subject.today)
  return (iatiStatus !== '3' && iatiStatus !== '4') || hasBegun(subject) || !(actualStart ?? plannedStart)
}
