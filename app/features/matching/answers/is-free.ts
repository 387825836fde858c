/** Calendar days, both included. */
export type Window = { from: string; to: string }

/**
 * Whether somebody who does at most `atOnce` missions at once could do one more in the window: at no day of it may so many go on already.
 * It is enough to look at the first day and at the days on which others begin. Pure.
 */
export function isFree(missions: readonly Window[], window: Window, atOnce: number): boolean {
  const within = missions.filter(({ from, to }) => from <= window.to && to >= window.from)
  const days = [window.from, ...within.map(({ from }) => from).filter((day) => day > window.from)]
  return days.every((day) => within.filter(({ from, to }) => from <= day && to >= day).length < atOnce)
}
