import type { FieldName } from './field-names.ts'
import type { FieldProblem } from './posted-edits.ts'

/**
 * A field that this person and somebody else both changed: what it said when the form was made, what the other wrote, and
 * who. `both`: a text that holds what each of them changed, where they changed different words. `isRow`: a whole row, which
 * the other took away.
 */
export type FieldConflict = { name: FieldName; base: string; theirs: string; by: string | null; both: string | null; isRow?: boolean }

type Typed = { typed: Record<FieldName, string> }

/** A field that somebody else changed meanwhile and this person did not touch, as it is now. */
export type TheirField = { name: FieldName; text: string }

/** What saving a form came to. */
export type SaveReply =
  | { outcome: 'saved'; revision: number; changed: boolean; theirs: TheirField[] }
  | ({ outcome: 'refused'; problems: FieldProblem[] } & Typed)
  | ({ outcome: 'conflict'; revision: number; conflicts: FieldConflict[]; theirs: TheirField[] } & Typed)

/** The status with which a page that carries the reply is answered. */
export const statusOfReply = ({ outcome }: SaveReply) => ({ saved: 200, refused: 422, conflict: 409 })[outcome]

/** The form name of the choice between two texts, and of the mark that such a choice was asked for. */
export const choiceName = (name: FieldName) => `choice:${name}`
export const CONFLICT_NAME = 'conflict'
/** The form name of what a field in conflict said when the form was made. */
export const baseName = (name: FieldName) => `base:${name}`
/** Which text a person chose for a field in conflict. */
export const CONFLICT_CHOICES = ['mine', 'theirs', 'both'] as const
export type ConflictChosen = (typeof CONFLICT_CHOICES)[number]
/** The form name of the button that answers a comment, its value the comment's id; and of the answer in words. */
export const ANSWER_NAME = 'answer'
export const answerName = (commentId: string) => `answer:${commentId}`
/** The form name of the button that takes a row away; its value is the row's path. */
export const REMOVE_NAME = 'remove'
/** The form name of one more language to write in, and the intent of its button. */
export const ADD_LANGUAGE = 'addLanguage'
