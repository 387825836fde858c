import type { Review, ShownComment } from './review.server.ts'
import type { TaggedText } from './tagged-text.ts'

/** How far one step of a record's form is. */
export type StepStanding<Step extends string = string> = {
  step: Step
  state: 'done' | 'toComplete' | 'problem'
  /** Without it the record cannot be submitted. */
  isNeeded: boolean
  /** How many things it holds. */
  count: number
}

/** What keeps a record from being submitted: the step to go to, and the message's key under `hindrance`. */
export type Hindrance = { field: string; messageKey: string }

/** What stands around every step of a record's form. */
export type EditFrame<Step extends string = string> = {
  title: TaggedText | null
  revision: number
  canEdit: boolean
  canSubmit: boolean
  steps: StepStanding<Step>[]
  hindrances: Hindrance[]
  /** What validators asked, where the form shows it. */
  comments: ShownComment[]
  /** Who can be asked to validate, and who is. */
  validators: Pick<Review, 'validators' | 'validator'>
}

/** Where the pages around a form are. */
export type EditAddresses = { register: string; record: string; step: (step: string) => string }
