/** A record as translation files name it. */
export const originalName = (kind: string, recordId: string) => `passerelle:${kind.toLowerCase()}:${recordId}`

/** What a translation file says, whatever its format. */
export type TranslationFile = {
  /** The record, as `originalName` gives it. */
  original: string
  /** The revision of the record that the file was made from. */
  revision: number
  sourceLang: string
  targetLang: string
  units: FileUnit[]
}

export type FileUnit = {
  id: string
  /** Where it begins in the file. */
  line: number
  source: string
  /** Null where there is none yet. */
  target: string | null
  /** Only a part of it is translated. */
  isHalf: boolean
  isMachine: boolean
  /** Somebody says that it was read and is right. */
  isFinal: boolean
}

/** A unit as it leaves the portal. */
export type OutgoingUnit = {
  id: string
  /** What the field is called, for the translator. */
  label: string
  source: string
  target: string | undefined
  state: 'missing' | 'translated' | 'machine' | 'stale'
}

export type OutgoingFile = {
  original: string
  revision: number
  title: string
  sourceLang: string
  targetLang: string
  units: readonly OutgoingUnit[]
}

/** What tells a machine's translation that nobody has read from others, in XLIFF's `subState`. */
export const MACHINE_SUBSTATE = 'passerelle:machine'
export const STALE_SUBSTATE = 'passerelle:stale'
