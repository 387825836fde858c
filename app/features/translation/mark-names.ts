import type { FieldName } from '#app/features/provenance/field-names.ts'

/** The form name by which a translation is said to be a machine's that nobody has read yet. */
export const machineName = (name: FieldName) => `machine:${name}`

/** The form name by which a stale translation is said to fit still. */
export const confirmName = (name: FieldName) => `confirm:${name}`

/** The form name of the key of the source text that stood beside the field. */
export const seenName = (name: FieldName) => `seen:${name}`
