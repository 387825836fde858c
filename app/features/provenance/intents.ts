/** What the buttons of a record's page do, in the field `intent` of their form. */
export const RECORD_INTENTS = ['submit', 'takeBack', 'approve', 'publish', 'return', 'withdraw', 'restore', 'discard', 'delete'] as const
export type RecordIntent = (typeof RECORD_INTENTS)[number]

export const isRecordIntent = (value: unknown): value is RecordIntent => (RECORD_INTENTS as readonly unknown[]).includes(value)

/** What the page of a record says was done, in `?done=`. */
export type RecordDone = RecordIntent | (typeof ALSO_DONE)[number]
const ALSO_DONE = ['reopen', 'comment', 'answer', 'nameValidator', 'changeOwner'] as const
export const isRecordDone = (value: unknown): value is RecordDone =>
  (ALSO_DONE as readonly unknown[]).includes(value) || isRecordIntent(value)

/** Whether a reason belongs to it: read by members of the workspace, by everybody for a withdrawn record. */
export const needsReason = (intent: RecordIntent) => intent === 'return' || intent === 'withdraw' || intent === 'restore'

/** Whether the page asks once more, or asks for the reason, before doing it. */
export const asksFirst = (intent: RecordIntent) => needsReason(intent) || intent === 'delete' || intent === 'discard'
