import type { NoteCode, ProblemCode, Remedy, SolverAnswer, SolverNote, SolverProblem } from './instance.ts'

// The command speaks English, as all commands do; pages have their own words for the same codes.

const PROBLEMS: Record<ProblemCode, string> = {
  'lock-forbidden': 'A pair is both locked and forbidden',
  'lock-without-score': 'A locked pair has no score, so it cannot be assigned',
  'locks-above-slots': 'More experts are locked to a request than it has slots',
  'locks-above-capacity': 'An expert is locked to more requests than the capacity allows',
  'locks-at-once': 'An expert is locked to more requests at one time than is possible',
  'locks-above-budget': 'An expert is locked to more days than there are',
  'locks-above-partner': 'More experts of a partner are locked than it lends',
  'floor-above-capacity': 'The min of an expert is above the capacity',
  'floor-above-candidates': 'The min of an expert is above the number of requests the expert could be given',
  'floors-above-demand': 'The min of all experts together is above all slots together',
  conflict: 'These cannot all be met together',
  'no-answer-in-time': 'No valid answer was found in time; there may be one',
}

const NOTES: Record<NoteCode, string> = {
  'no-candidate': 'Requests that nobody may be assigned to',
  'demand-above-capacity': 'All slots together are above all capacities together, so some stay unfilled',
  'floor-relaxed': 'The min is not asked of experts who have no score above 0',
  'stopped-by-time': 'Stopped by the time limit: another run may give another answer',
}

const REMEDIES: Record<Remedy, string> = {
  'remove-lock': 'remove a lock',
  'remove-forbid': 'allow a forbidden pair',
  'add-score': 'give a score to more pairs',
  'raise-slots': 'raise the slots',
  'raise-capacity': 'raise the capacity',
  'raise-budget': 'raise the days',
  'raise-partner-max': 'raise what the partner lends',
  'move-dates': 'move the dates',
  'lower-min': 'lower the min',
  'lower-slots': 'lower the slots',
  'add-candidates': 'score more experts for them',
  'add-experts': 'add experts',
  'add-requests': 'add requests',
  'more-time': 'allow more time',
}

const MOST_NAMED = 10

/** What is wrong with an instance or to be known of its answer, a line each, with what would help. */
export function explainLines({ problems, notes }: SolverAnswer): string[] {
  return [...problems.map((problem) => line(PROBLEMS[problem.code], problem)), ...notes.map((note) => line(NOTES[note.code], note))]
}

/** The answer for a reader: how good it is, who does what, what stays open. */
export function answerLines({ status, objective, bound, assignments, unfilled, stages, groups, seconds }: SolverAnswer): string[] {
  const open = unfilled.reduce((sum, { slots }) => sum + slots, 0)
  return [
    `${status}: score ${rounded(objective)}${status === 'bounded' ? `, at most ${rounded(bound)}` : ''}, ${assignments.length} assigned, ${open} open, ${seconds.toFixed(2)} s`,
    ...stages.map(
      (stage) =>
        `  ${stage.name}: ${rounded(stage.objective)}${stage.proven ? '' : `, at most ${rounded(stage.bound)} (${(stage.gap * 100).toFixed(2)} %)`}`,
    ),
    ...groups.map(({ group, filled, alone }) => `  group ${onLine(group)}: ${filled} filled, ${alone} alone`),
    ...assignments.map(({ request, expert }) => `${onLine(request)}\t${onLine(expert)}`),
    ...unfilled.map(({ request, slots }) => `${onLine(request)}\t(${slots} open)`),
  ]
}

function line(words: string, { requests = [], experts = [], partner, asked, possible, remedies }: SolverProblem | SolverNote): string {
  const where = [named('request', requests), named('expert', experts), partner ? `partner ${partner}` : ''].filter(Boolean).join('; ')
  const sums = asked === undefined || possible === undefined ? '' : ` (${asked} against ${possible})`
  return `${words}${sums}${where ? `: ${where}` : ''}. What helps: ${remedies.map((remedy) => REMEDIES[remedy]).join(', ')}.`
}

function named(kind: string, ids: string[]): string {
  if (ids.length === 0) return ''
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : ''
  return `${kind} ${ids.slice(0, MOST_NAMED).map(onLine).join(', ')}${more}`
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u
const EACH_UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

/** A name as a line may hold it: with signs that would break the line, turn it or command the terminal, as JSON writes it, those escaped. */
function onLine(name: string): string {
  if (!UNSEEN.test(name)) return name
  const escaped = (sign: string) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
  return JSON.stringify(name).replace(EACH_UNSEEN, escaped)
}

const rounded = (value: number) => String(Number(value.toPrecision(12)))
