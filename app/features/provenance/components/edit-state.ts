import { createContext, useContext } from 'react'
import type { FieldName } from '#app/features/provenance/field-names.ts'
import type { FieldConflict } from '#app/features/provenance/save-reply.ts'

/** What the fields of an edit form know of their form. */
export type EditState = {
  /** What the control of a field begins with: what was typed and refused, else what is stored. */
  value: (name: FieldName) => string
  /** A ready sentence where the field was refused. */
  error: (name: FieldName) => string | undefined
  conflict: (name: FieldName) => FieldConflict | undefined
  /** The words for a field in a list of fields: "Title (Arabic)". */
  label: (name: FieldName) => string
  /** Tells the form that a control changed without an event of its own. */
  noteChange: () => void
}

const EditContext = createContext<EditState | null>(null)

export const EditProvider = EditContext.Provider

export function useEdit(): EditState {
  const state = useContext(EditContext)
  if (!state) throw new Error('An edit field stands outside an edit form')
  return state
}
