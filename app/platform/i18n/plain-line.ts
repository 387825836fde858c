// Control characters and line ends; what turns the direction of writing; what has no width. The joiners of Persian and Indic scripts stay.
const BREAKING = /[\p{Cc}\u2028\u2029]+/gu
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g

/** A name or title as one line that reads as it is written, wherever it stands: nothing in it breaks, hides or turns around. */
export function plainLine(text: string): string {
  return text.replace(BREAKING, ' ').replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
}
