import type { MessageParams } from './refusal.ts'
import type { XmlElement } from './xml-element.ts'

/** A rule that a source breaks; it never keeps anything out. `key` and `params` give the sentence (namespace `iati`). */
export type Finding = {
  readonly severity: 'error' | 'warning'
  /** Line of the source, from 1. */
  readonly line: number
  readonly key: `finding.${string}`
  readonly params: MessageParams
}

export function errorAt(element: XmlElement, key: Finding['key'], params: MessageParams = {}): Finding {
  return { severity: 'error', line: element.line, key, params }
}

export function warningAt(element: XmlElement, key: Finding['key'], params: MessageParams = {}): Finding {
  return { severity: 'warning', line: element.line, key, params }
}

/** Takes a finding; rules report instead of returning lists, since most activities break none. */
export type Report = (finding: Finding) => void
